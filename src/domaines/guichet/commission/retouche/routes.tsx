import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { famillesLesees } from "../../appariement/index.ts";
import { lireSeance } from "../calcul/actions.ts";
import type { DossierGarde } from "../gel/model.ts";
import { PHRASES_RETOUCHE } from "../lexique.ts";
import { auteursDe, nomsDuGel } from "../noms/actions.ts";
import {
  commissionConduite,
  commissionLue,
  conduit,
  exigerVersion,
  iciDe,
  instantDe,
  type Requete,
  texteDe,
  UNE,
} from "../requete/actions.ts";
import type { Commission } from "../session/model.ts";
import { essayer, faire } from "./actions.ts";
import { lireGeste } from "./forms.ts";
import type { Geste } from "./model.ts";
import { EssaiPage, GestePage, GestesPage } from "./pages.tsx";
import { entreesHors, peutRetoucher, quiValent, type RefusRetouche } from "./rules.ts";

type Suite = { refus?: RefusRetouche; erreurs?: FormErrors };

async function montrerListe(c: Requete, commission: Commission, { refus, erreurs }: Suite = {}) {
  const { db, perimetre } = c.var;
  const seance = await lireSeance(db, perimetre, commission);
  const nomDe = await auteursDe(
    db,
    perimetre,
    seance.retouches.map(({ par }) => par),
  );
  const page = pageDe(c.req.query("page"));
  c.status(refus || erreurs ? 422 : 200);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    page,
    erreurs,
    noms: nomsDuGel(seance.gel.contenu),
    retouches: seance.retouches.toReversed().slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    total: seance.retouches.length,
    ajouter: conduit(c) && peutRetoucher(commission.etat, "ajout") === null,
    nomDe,
    refus: refus && PHRASES_RETOUCHE[refus],
  };
  return c.render(<GestesPage {...props} />, { titre: "Gestes faits à la main", erreur: Boolean(refus || erreurs) });
}

/** Les mois d'entrée du dossier d'un geste que la séance n'examine pas. */
const horsDe = (commission: Commission, geste: Geste, gardes: readonly DossierGarde[]) =>
  entreesHors(commission, geste, "dossier" in geste ? gardes.find(({ id }) => id === geste.dossier)?.contenu : null);

async function montrerGeste(c: Requete) {
  const commission = await commissionLue(c);
  const { db, perimetre } = c.var;
  const { retouches, gel, gardes } = await lireSeance(db, perimetre, commission);
  const retouche = orNotFound(retouches.find(({ rang }) => `${rang}` === c.req.param("rang")));
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    retouche,
    par: (await auteursDe(db, perimetre, [retouche.par]))(retouche.par),
    hors: horsDe(commission, retouche.geste, gardes),
    noms: nomsDuGel(gel.contenu),
    vaut: quiValent(retouches).some(({ rang }) => rang === retouche.rang),
    lever: conduit(c) && peutRetoucher(commission.etat, "levee") === null,
  };
  return c.render(<GestePage {...props} />, { titre: `Geste n° ${retouche.rang}` });
}

/** Un ajout refusé revient avec ce qui fut tapé, et ce qui l'empêche. */
function suiteDe({ genre }: Geste, form: FormData, refus: RefusRetouche): Suite {
  if (genre !== "ajout") return { refus };
  const values = { dossier: texteDe(form, "dossier"), motif: texteDe(form, "motif") };
  const champ = refus === "sans-motif" ? "motif" : "dossier";
  return { erreurs: { values, errors: { [champ]: [PHRASES_RETOUCHE[refus]] } } };
}

async function poster(c: Requete) {
  const commission = await commissionConduite(c);
  const form = await c.req.formData();
  const geste = lireGeste(form);
  if (geste === null) throw incomplete({ values: {}, errors: { genre: ["Ce geste n’existe pas."] } });
  if (isFormErrors(geste)) return montrerListe(c, commission, { erreurs: geste });
  exigerVersion(form, commission);
  const { db, perimetre } = c.var;
  const seance = await lireSeance(db, perimetre, commission);
  const possible = await essayer(db, perimetre, seance, geste);
  if (possible instanceof Refus) return montrerListe(c, commission, suiteDe(geste, form, possible.code));
  const motif = texteDe(form, "motif");
  if (texteDe(form, "essai") === "1") {
    const champs = [...form].flatMap(([nom, valeur]) => (typeof valeur === "string" ? [[nom, valeur] as const] : []));
    const props = {
      ici: iciDe(c, commission),
      commission,
      conduire: true,
      geste,
      hors: horsDe(
        commission,
        possible.ajoute ? { genre: "ajout", dossier: possible.ajoute.id } : geste,
        possible.seance.gardes,
      ),
      motif,
      champs,
      noms: nomsDuGel(seance.gel.contenu),
      differences: possible.effet.differences,
      perdues: possible.effet.perdues,
      reclamations: famillesLesees(possible.effet.apres.proposition.reclamations),
    };
    return c.render(<EssaiPage {...props} />, { titre: "Ce que ce geste changerait" });
  }
  const faite = await faire(db, perimetre, possible, { geste, motif, le: instantDe(c) });
  if (faite instanceof Refus) return montrerListe(c, commission, suiteDe(geste, form, faite.code));
  return c.redirect(`${iciDe(c, commission)}/gestes/${faite.rang}`, 303);
}

/** Ce qui se change à la main une fois la liste gelée. */
export const retoucheRoutes = new Hono<Env>()
  .get(`${UNE}/gestes`, async (c) => montrerListe(c, await commissionLue(c)))
  .post(`${UNE}/gestes`, poster)
  .get(`${UNE}/gestes/:rang`, montrerGeste);
