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

const personnesDe = (tx: Db, espace: string) =>
  tx
    .selectFrom("acces_compte as c")
    .innerJoin("acces_role as r", "r.compte", "c.id")
    .select(["c.id", "c.nom", "c.courriel"])
    .distinct()
    .where("r.espace", "=", espace)
    .where("c.ferme_le", "is", null);

/** Les personnes qui portent un rôle sur cette convention ou sur tout son espace. */
export const listPersonnes = (db: Db, espace: string, convention: string) =>
  stepToAnnuaire(db, espace, (tx) =>
    personnesDe(tx, espace)
      .where((eb) => eb.or([eb("r.convention", "is", null), eb("r.convention", "=", convention)]))
      .execute(),
  );

/** Les personnes qui portent un rôle dans cet espace, où que ce soit, par ordre de nom. */
export const listPersonnesEspace = (db: Db, espace: string) =>
  stepToAnnuaire(db, espace, (tx) => personnesDe(tx, espace).orderBy("c.nom").orderBy("c.id").execute());
