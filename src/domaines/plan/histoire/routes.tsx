import { Hono } from "hono";
import { z } from "zod";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { findHistory } from "#platform/journal.ts";
import { parseForm } from "#platform/forms.ts";
import { isFormErrors } from "#ui/form.ts";
import { updateFicheLue } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { baseDe, droitsSur, ecritureDe, ficheModifiable, getFicheDe, type Requete } from "../requete/actions.ts";
import { retablirDans } from "./actions.ts";
import { HistoirePage, type REFUS } from "./pages.tsx";
import { evenementDe } from "./rules.ts";

const RETABLISSEMENT = z.object({ rang: z.coerce.number().int(), champ: z.string(), version: z.coerce.number().int() });

async function montrerHistoire(c: Requete, fiche: Fiche, refus?: keyof typeof REFUS) {
  const { db, perimetre } = c.var;
  const mouvements = await findHistory(db, perimetre.espace, "plan.fiche", fiche.id);
  const noms = await listAuteurs(
    db,
    perimetre.espace,
    mouvements.map(({ compte }) => compte),
  );
  const noeuds = await listNoeuds(db, perimetre);
  const evenements = mouvements.map((mouvement) => evenementDe(mouvement, nomParmi(noms, mouvement.compte), noeuds));
  const { modifier } = await droitsSur(c, fiche);
  c.status(refus === "change" ? 409 : refus ? 422 : 200);
  const page = (
    <HistoirePage base={baseDe(c)} fiche={fiche} evenements={evenements} peutModifier={modifier} refus={refus} />
  );
  return c.render(page, { titre: `Histoire de la fiche ${fiche.titre}`, erreur: Boolean(refus) });
}

const FICHE = "/conventions/:convention/plan/fiches/:fiche";

export const histoireRoutes = new Hono<Env>()
  .get(`${FICHE}/histoire`, async (c) => montrerHistoire(c, await getFicheDe(c)))
  .post(`${FICHE}/retablissement`, async (c) => {
    const fiche = await ficheModifiable(c);
    const saisi = parseForm(RETABLISSEMENT, await c.req.formData());
    if (isFormErrors(saisi)) return montrerHistoire(c, fiche, "impossible");
    if (saisi.version !== fiche.version) return montrerHistoire(c, fiche, "change");
    const { instant, perimetre } = ecritureDe(c);
    const retablie = await retablirDans(c.var.db, perimetre, fiche, saisi);
    if (!retablie) return montrerHistoire(c, fiche, "impossible");
    const apres = { ...retablie, modifieLe: instant, modifiePar: perimetre.compte };
    if (!(await updateFicheLue(c.var.db, fiche, apres, "retablissement")))
      return montrerHistoire(c, await getFicheDe(c), "change");
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}?ecrit=1`, 303);
  });
