import type { Context } from "hono";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import type { Acteur } from "../model.ts";
import { findActeur } from "../store.ts";

export type C = Context<Env>;

/** Le dernier jour de chaque convention qui en a un : une tranche plus haute le prête. */
export type LireFins = (db: Db, perimetre: Perimetre) => Promise<ReadonlyMap<string, Jour>>;

export const cheminDe = (c: C): string => `/espaces/${c.var.perimetre.espace}/acteurs`;
export const peutModifier = (c: C): boolean => peut(c.var.perimetre.roles, "acteurs.modifier");

/** Les conventions de l'espace que cette personne peut lire, par leur titre. */
export const conventionsDe = (c: C): readonly { id: string; titre: string }[] =>
  (c.var.usager.lieu?.plans ?? []).filter(({ id }) => c.var.perimetre.conventions.includes(id));

/** Comment nommer une commune et une convention. */
export const nomsDe = (c: C) => ({
  commune: (code: string): string => getTerritoires().communes.get(code)?.nom ?? code,
  convention: (id: string): string => conventionsDe(c).find((une) => une.id === id)?.titre ?? "",
});

/** Le nom de l'organisation de chaque acteur, sous lequel elle est gardée. */
export async function nomsDesOrganisations(c: C, acteurs: readonly Acteur[]): Promise<Map<string, string>> {
  const noms = new Map<string, string>();
  for (const { organisation } of acteurs) {
    if (!organisation || noms.has(organisation)) continue;
    const trouvee = await findActeur(c.var.db, c.var.perimetre, organisation);
    const gardee = trouvee?.fusionne ? await findActeur(c.var.db, c.var.perimetre, trouvee.fusionne) : trouvee;
    noms.set(organisation, gardee?.nom ?? "");
  }
  return noms;
}
