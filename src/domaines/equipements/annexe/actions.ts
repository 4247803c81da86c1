import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listSoutiens } from "../store.ts";
import { listStructures } from "../structure/store.ts";
import { listTousAppuis } from "../volet/store.ts";
import { type LigneAnnexe, lignesAnnexe } from "./rules.ts";

/** Les équipements d'une convention tels que son annexe les dit : sa liste, complétée du registre. */
export async function listAnnexe(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  cadre: { parties: readonly string[]; debut: Jour | null },
): Promise<LigneAnnexe[]> {
  const appuis = await listTousAppuis(db, perimetre);
  const registre = (await listStructures(db, perimetre)).map((structure) => ({
    structure,
    collectivites: appuis.get(structure.id) ?? [],
  }));
  return lignesAnnexe(await listSoutiens(db, perimetre, convention), registre, cadre);
}
