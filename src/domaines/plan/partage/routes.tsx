import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { incomplete, orConflict } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { baseDe, getFicheDe, type Requete } from "../requete/actions.ts";
import { conventionsParalleles } from "./actions.ts";
import { PARTAGE } from "./forms.ts";
import { PartagePage } from "./pages.tsx";
import { partager } from "./rules.ts";
import { listPartages, savePartages } from "./store.ts";

const NON_PARALLELE =
  "Une action ne se met en commun qu’avec une convention de l’espace qui court en même temps, et dont vous tenez le plan.";

async function ouvrir(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  const fiche = await getFicheDe(c);
  return {
    fiche,
    choix: await conventionsParalleles(c),
    deja: await listPartages(c.var.db, c.var.perimetre, fiche.id),
  };
}

async function montrer(c: Requete, refus?: string) {
  const { fiche, choix, deja } = await ouvrir(c);
  c.status(refus ? 422 : 200);
  const page = <PartagePage base={baseDe(c)} fiche={fiche} choix={choix} partages={deja} refus={refus} />;
  return c.render(page, { titre: "Mettre cette action en commun", erreur: Boolean(refus) });
}

async function enregistrer(c: Requete) {
  const { fiche, choix, deja } = await ouvrir(c);
  const saisi = parseForm(PARTAGE, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  orConflict({ numUpdatedRows: saisi.lues === deja.join(" ") ? 1n : 0n });
  const apres = partager(
    saisi.convention,
    deja,
    choix.map(({ id }) => id),
  );
  if (apres instanceof Refus) return montrer(c, NON_PARALLELE);
  await savePartages(c.var.db, fiche, deja, apres);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}`, 303);
}

const PARTAGE_DE_FICHE = "/conventions/:convention/plan/fiches/:fiche/partage";

/** Une action tenue dans une convention se met en commun avec une autre, parallèle. */
export const partageRoutes = new Hono<Env>()
  .get(PARTAGE_DE_FICHE, (c) => montrer(c))
  .post(PARTAGE_DE_FICHE, enregistrer);
