import { Hono } from "hono";
import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { peut, listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { findHistory } from "#platform/journal.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { estCommencee, frequenceDe } from "../periode/rules.ts";
import { estJour } from "#commun/jour.ts";
import { continuerSuivis } from "../suite/actions.ts";
import { etatsDesIndicateurs } from "../valeur/actions.ts";
import { SAISIE } from "../valeur/forms.ts";
import { HistoireValeursPage } from "../valeur/histoire/pages.tsx";
import { valider } from "../valeur/rules.ts";
import { enregistrerCases } from "../valeur/saisie/actions.ts";
import { casesDe } from "../valeur/saisie/rules.ts";
import { listSaisies, saveValeur } from "../valeur/store.ts";
import { IndicateursPage } from "./liste/pages.tsx";
import { montrerIndicateur, periodeDemandee } from "./page/actions.tsx";

import {
  baseDe,
  conventionDe,
  droitsDe,
  exigerLire,
  getIndicateurDe,
  instantDe,
  type Requete,
} from "./requete/actions.ts";
import { countIndicateurs, listIndicateurs } from "./store.ts";

async function donner(c: Requete) {
  const indicateur = await getIndicateurDe(c);
  const { saisir, valider: valide } = await droitsDe(c);
  forbid(saisir(indicateur));
  const form = await c.req.formData();
  const lue = parseForm(SAISIE, form);
  const retour = { periode: valuesOf(form)["periode"] ?? "", form, soucis: [] };
  if (isFormErrors(lue)) return montrerIndicateur(c, indicateur, { retour: { ...retour, erreurs: lue } });
  const { periode, ...mots } = lue;
  if (frequenceDe(periode) !== indicateur.frequence || !estCommencee(periode, c.var.today)) {
    const periodeSure = estJour(periode) ? periode : periodeDemandee(c, indicateur);
    const erreurs = { values: valuesOf(form), errors: { periode: ["Choisissez une période déjà commencée"] } };
    return montrerIndicateur(c, indicateur, { retour: { ...retour, periode: periodeSure, erreurs } });
  }
  const { db, perimetre } = c.var;
  const cases = casesDe(indicateur, periode, await listSaisies(db, perimetre, [indicateur.id]));
  const saisie = { perimetre, instant: instantDe(c), valide };
  const soucis = await enregistrerCases(db, saisie, cases, { form, mots });
  if (soucis.length > 0)
    return montrerIndicateur(c, indicateur, {
      retour: { ...retour, soucis, erreurs: { values: valuesOf(form), errors: {} } },
    });
  return c.redirect(`${baseDe(c)}/indicateurs/${indicateur.id}?ecrit=1`, 303);
}

const VALIDATION = z.object({
  periode: z.string(),
  modalite: z.string().default(""),
  version: z.coerce.number().int().max(2_000_000_000),
});

async function validerValeur(c: Requete) {
  const indicateur = await getIndicateurDe(c);
  forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
  const saisi = parseForm(VALIDATION, await c.req.formData());
  if (isFormErrors(saisi)) return c.notFound();
  const { db, perimetre } = c.var;
  const siennes = await listSaisies(db, perimetre, [indicateur.id]);
  const valeur = orNotFound(
    siennes.find(({ periode, modalite }) => periode === saisi.periode && modalite === saisi.modalite),
  );
  if (valeur.version !== saisi.version) orConflict({ numUpdatedRows: 0n });
  const apres = valider(valeur, perimetre.compte, instantDe(c));
  if (!(apres instanceof Refus)) await saveValeur(db, perimetre, valeur, apres);
  return c.redirect(`${baseDe(c)}/indicateurs/${indicateur.id}?ecrit=1#valeurs`, 303);
}

async function histoire(c: Requete) {
  const indicateur = await getIndicateurDe(c);
  const { db, perimetre } = c.var;
  const mouvements = await findHistory(db, perimetre.espace, "suivi.valeur", indicateur.id);
  const noms = await listAuteurs(db, perimetre.espace, [...new Set(mouvements.map(({ compte }) => compte))]);
  const page = pageDe(c.req.query("page"));
  return c.render(
    <HistoireValeursPage
      ici={`${baseDe(c)}/indicateurs/${indicateur.id}`}
      indicateur={indicateur}
      mouvements={mouvements
        .slice((page - 1) * PAR_PAGE, page * PAR_PAGE)
        .map((mouvement) => ({ ...mouvement, auteur: nomParmi(noms, mouvement.compte) }))}
      page={page}
      total={mouvements.length}
    />,
    { titre: `Toutes les corrections : ${indicateur.libelle}` },
  );
}

const INDICATEURS = "/conventions/:convention/indicateurs";

/** Les indicateurs d'une convention : la liste, et chacun avec ses valeurs. */
export const indicateurRoutes = new Hono<Env>()
  .get(INDICATEURS, async (c) => {
    exigerLire(c);
    const { db, perimetre, today, usager } = c.var;
    const retires = c.req.query("retires") === "1";
    const page = pageDe(c.req.query("page"));
    const choix = { convention: conventionDe(c), retires };
    const tranche = { limite: PAR_PAGE, debut: (page - 1) * PAR_PAGE };
    const indicateurs = await listIndicateurs(db, perimetre, { ...choix, page: tranche });
    return c.render(
      <IndicateursPage
        base={baseDe(c)}
        suivis={await continuerSuivis(db, usager, await etatsDesIndicateurs(db, perimetre, indicateurs, today))}
        peutDefinir={peut(perimetre.roles, "indicateurs.definir")}
        retires={retires}
        page={page}
        total={await countIndicateurs(db, perimetre, choix)}
        nombreRetires={await countIndicateurs(db, perimetre, { ...choix, retires: true })}
      />,
      { titre: retires ? "Indicateurs mis de côté" : "Indicateurs" },
    );
  })
  .get(`${INDICATEURS}/:indicateur`, async (c) => montrerIndicateur(c, await getIndicateurDe(c)))
  .get(`${INDICATEURS}/:indicateur/histoire`, histoire)
  .post(`${INDICATEURS}/:indicateur/valeurs`, donner)
  .post(`${INDICATEURS}/:indicateur/validation`, validerValeur);
