import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { listNoms } from "../compte/store.ts";

/** Le nom de chaque compte cité dans un espace, lu depuis cet espace ; un compte effacé n'y est plus. */
export const listAuteurs = async (
  db: Db,
  espace: string,
  comptes: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  comptes.length === 0 ? new Map() : stepToAnnuaire(db, espace, (tx) => listNoms(tx, comptes));

/** Le nom d'un compte, ou ce qu'on peut en dire. */
export const nomParmi = (noms: ReadonlyMap<string, string>, compte: string): string =>
  noms.get(compte) ?? "un ancien compte";
