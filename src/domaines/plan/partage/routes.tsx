import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { lockVersions } from "../fiche/store.ts";
import { baseDe, getFicheDe, type Requete } from "../requete/actions.ts";
import { conventionsParalleles } from "./actions.ts";
import { PARTAGE } from "./forms.ts";
import { PartagePage } from "./pages.tsx";
import { partager, visibles } from "./rules.ts";
import { listPartages, savePartages } from "./store.ts";

const NON_PARALLELE =
  "Une action ne se met en commun qu’avec une convention de l’espace qui court en même temps, et dont vous tenez le plan.";

const DEVANCE =
  "Quelqu’un vient de changer avec qui cette action est commune : rien de votre choix n’a été gardé. Relisez-le, puis enregistrez à nouveau.";

async function ouvrir(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  const fiche = await getFicheDe(c);
  return {
    fiche,
    choix: await conventionsParalleles(c),
    deja: await listPartages(c.var.db, c.var.perimetre, fiche.id),
  };
}

type Suite = { coches?: readonly string[]; refus?: string; status?: 409 | 422 };

async function montrer(c: Requete, { coches, refus, status }: Suite = {}) {
  const { fiche, choix, deja } = await ouvrir(c);
  c.status(status ?? 200);
  const partages = visibles(deja, choix);
  const props = { base: baseDe(c), fiche, choix, partages, coches: coches ?? partages, refus };
  return c.render(<PartagePage {...props} />, { titre: "Mettre cette action en commun", erreur: Boolean(refus) });
}

async function enregistrer(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  await lockVersions(c.var.db, c.var.perimetre, [(await getFicheDe(c)).id]);
  const { fiche, choix, deja } = await ouvrir(c);
  const saisi = parseForm(PARTAGE, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const coches = saisi.convention;
  if (saisi.lues !== visibles(deja, choix).join(" ")) return montrer(c, { coches, refus: DEVANCE, status: 409 });
  const apres = partager(
    coches,
    deja,
    choix.map(({ id }) => id),
  );
  if (apres instanceof Refus) return montrer(c, { refus: NON_PARALLELE, status: 422 });
  await savePartages(c.var.db, fiche, deja, apres);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}`, 303);
}

const PARTAGE_DE_FICHE = "/conventions/:convention/plan/fiches/:fiche/partage";

/** Une action tenue dans une convention se met en commun avec une autre, parallèle. */
export const partageRoutes = new Hono<Env>()
  .get(PARTAGE_DE_FICHE, (c) => montrer(c))
  .post(PARTAGE_DE_FICHE, enregistrer);
