import { listLogees } from "#domaines/convention/index.ts";
import { perimetreEntier } from "../reprise/actions.ts";
import type { Requete } from "../requete/actions.ts";
import type { ActionCommuneVue } from "./pages.tsx";
import { listCommunes } from "./store.ts";

/** Les conventions parallèles à celle-ci dont cette personne tient aussi le plan. */
export async function conventionsParalleles(c: Requete): Promise<{ id: string; titre: string }[]> {
  const { db, perimetre } = c.var;
  const ici = c.req.param("convention") ?? "";
  const tenues = await perimetreEntier(db, perimetre, "plan.modifier");
  const conventions = [...new Set([ici, ...tenues.conventions])];
  const logees = await listLogees(db, { ...perimetre, conventions }, c.var.today);
  const voisines = logees.find(({ id }) => id === ici)?.voisines ?? [];
  return voisines.map(({ id, titre }) => ({ id, titre: titre ?? "Convention sans titre" }));
}

/** Ce que d'autres conventions ont mis en commun avec celle-ci ; un lien, à qui peut le suivre. */
export async function communesVues(c: Requete): Promise<ActionCommuneVue[]> {
  const { db, perimetre } = c.var;
  const { conventions: lues } = await perimetreEntier(db, perimetre);
  return (await listCommunes(db, perimetre)).map((une) => ({
    ...une,
    href: lues.includes(une.convention) ? `/conventions/${une.convention}/plan/fiches/${une.id}` : null,
  }));
}
