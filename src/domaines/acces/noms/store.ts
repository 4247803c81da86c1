import { type Db, stepToAnnuaire } from "#platform/db/db.ts";

/** Le nom de chaque compte cité dans un espace ; un compte effacé n'y est plus. */
export async function listNoms(
  db: Db,
  espace: string,
  comptes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (comptes.length === 0) return new Map();
  const lus = await stepToAnnuaire(db, espace, (tx) =>
    tx
      .selectFrom("acces_compte")
      .select(["id", "nom"])
      .where("id", "in", [...new Set(comptes)])
      .execute(),
  );
  return new Map(lus.map(({ id, nom }) => [id, nom]));
}

/** Le nom d'un compte, ou ce qu'on peut en dire. */
export const nomParmi = (noms: ReadonlyMap<string, string>, compte: string): string =>
  noms.get(compte) ?? "un ancien compte";
