import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { listInstances } from "../instance/store.ts";
import { listTousMembres } from "../membre/store.ts";
import { defaireInstances, type Siegeant } from "./rules.ts";

const OBJETS = ["gouvernance.instance", "gouvernance.membre"];

/** Les instances d'une convention telles qu'elles étaient à un instant, et combien de leurs éléments ont perdu une valeur depuis. */
export async function lireInstancesAu(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  apres: string,
): Promise<Siegeant & { perdus: number }> {
  // A shared instance is written in the journal under one of its conventions, and its members under none.
  const lignes = await listMovements(db, perimetre.espace, { objets: OBJETS, convention: null, apres });
  const present = { instances: await listInstances(db, perimetre), membres: await listTousMembres(db, perimetre) };
  return defaireInstances(present, lignes, convention);
}
