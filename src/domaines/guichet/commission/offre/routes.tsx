import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../../acces/actions.ts";
import { PHRASES_OFFRE } from "../lexique.ts";
import { adressesDe, famillesDe } from "../lettre/destinataire/actions.ts";
import { phrasePlace, placeEnMots } from "../lettre/rules.ts";
import { getGel } from "../gel/store.ts";
import { nomsDuGel } from "../noms/actions.ts";
import { commissionConduite, exigerVersion, iciDe, instantDe, type Requete, UNE } from "../requete/actions.ts";
import type { Commission } from "../session/model.ts";
import { REPONSE } from "./forms.ts";
import type { EtatOffre } from "./model.ts";
import { OffresPage } from "./pages.tsx";
import type { RefusOffre } from "./rules.ts";
import { getOffre, listOffres } from "./store.ts";
import { constater, repondreOffre } from "./suite/actions.ts";

/** Celles qui attendent d'abord, la plus pressée en tête. */
const ORDRE: readonly EtatOffre[] = ["proposee", "sansReponse", "refusee", "acceptee", "retiree"];

async function montrer(c: Requete, commission: Commission, refus?: RefusOffre) {
  if (commission.etat !== "close") return c.redirect(iciDe(c, commission), 303);
  const { db, perimetre, today } = c.var;
  const toutes = (await listOffres(db, perimetre, { commission: commission.id })).toSorted(
    (a, b) => ORDRE.indexOf(a.etat) - ORDRE.indexOf(b.etat),
  );
  const page = pageDe(c.req.query("page"));
  const montrees = toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const adresses = await adressesDe(db, perimetre, montrees);
  await noterLecture(c, famillesDe(adresses), "commission");
  const noms = nomsDuGel((await getGel(db, perimetre, commission.id)).contenu);
  const combien = (etat: EtatOffre) => toutes.filter((offre) => offre.etat === etat).length;
  const appeles = /^\d{1,4}$/.test(c.req.query("appeles") ?? "") ? Number(c.req.query("appeles")) : null;
  c.status(refus ? 422 : 200);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: true,
    page,
    total: toutes.length,
    aujourdhui: today,
    appeles,
    lignes: montrees.map((offre) => ({
      offre,
      nom: adresses.get(offre.id)?.destinataire.nom ?? null,
      place: offre.places.map((place) => phrasePlace(placeEnMots(place, offre.places.length, noms))).join(" ; "),
    })),
    comptes: {
      attendent: combien("proposee"),
      acceptees: combien("acceptee"),
      refusees: combien("refusee"),
      silences: combien("sansReponse"),
    },
    echues: toutes.filter(({ etat, limite }) => etat === "proposee" && limite < today).length,
    refus: refus && PHRASES_OFFRE[refus],
  };
  return c.render(<OffresPage {...props} />, { titre: "Réponses des familles", erreur: Boolean(refus) });
}

async function repondre(c: Requete) {
  const commission = await commissionConduite(c);
  const { db, perimetre, today } = c.var;
  const offre = await getOffre(db, perimetre, c.req.param("offre") ?? "");
  if (offre.commission !== commission.id) return c.notFound();
  const form = await c.req.formData();
  const dite = parseForm(REPONSE, form);
  if (isFormErrors(dite)) throw incomplete(dite);
  exigerVersion(form, offre);
  const quand = { par: "agent", le: today, instant: instantDe(c) } as const;
  const suite = await repondreOffre(db, perimetre, offre, { reponse: dite.reponse, ...quand });
  if (suite instanceof Refus) return montrer(c, commission, suite.code);
  return c.redirect(`${iciDe(c, commission)}/reponses?appeles=${suite.appeles.length}`, 303);
}

async function constaterSilences(c: Requete) {
  const commission = await commissionConduite(c);
  const { db, perimetre, today } = c.var;
  const offres = await listOffres(db, perimetre, { commission: commission.id });
  const { appeles } = await constater(db, perimetre, offres, { le: today, instant: instantDe(c) });
  return c.redirect(`${iciDe(c, commission)}/reponses?appeles=${appeles.length}`, 303);
}

/** Les réponses des familles, notées par un agent ; les suivants appelés. */
export const offreRoutes = new Hono<Env>()
  .get(`${UNE}/reponses`, async (c) => montrer(c, await commissionConduite(c)))
  .post(`${UNE}/reponses/silences`, constaterSilences)
  .post(`${UNE}/reponses/:offre`, repondre);
