import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Attribution, Porteur } from "./model.ts";

/** Donne un rôle ; le donner deux fois ne change rien. Rend vrai s'il est neuf. */
export async function insertRole(db: Db, attribution: Attribution, le: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("acces_role")
    .values({ ...attribution, donne_le: le.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

/** Un rôle donné, d'où que l'on vienne. */
export const findRole = (db: Db, id: string): Promise<Attribution | undefined> =>
  db
    .selectFrom("acces_role")
    .select(["id", "compte", "espace", "convention", "role", "collectivite"])
    .where("id", "=", id)
    .executeTakeFirst();

/** Tous les rôles d'un espace, chacun avec qui le porte. */
export async function listPorteurs(db: Db, espace: string): Promise<Porteur[]> {
  const rows = await db
    .selectFrom("acces_role as r")
    .innerJoin("acces_compte as c", "c.id", "r.compte")
    .leftJoin("acces_convention as v", (join) =>
      join.onRef("v.espace", "=", "r.espace").onRef("v.id", "=", "r.convention"),
    )
    .select(["r.id", "r.compte", "r.espace", "r.convention", "r.role", "r.collectivite", "r.donne_le as donneLe"])
    .select(["c.nom", "c.courriel", "v.titre", "c.active_le as activeLe", "c.ferme_le as fermeLe"])
    .where("r.espace", "=", espace)
    .orderBy("c.nom")
    .orderBy("c.id")
    .orderBy("v.titre")
    .orderBy("r.role")
    .orderBy("r.id")
    .execute();
  return rows.map(({ activeLe, fermeLe, ...porteur }) => ({
    ...porteur,
    enAttente: activeLe === null,
    ferme: fermeLe !== null,
  }));
}

/** Retient les chargés de coopération d'un espace jusqu'à la fin de la transaction : deux ne se retirent pas l'un l'autre. */
export const lockCharges = (db: Db, espace: string) =>
  db
    .selectFrom("acces_role")
    .select("id")
    .where("espace", "=", espace)
    .where("role", "=", "chargeCooperation")
    .orderBy("id")
    .forUpdate()
    .execute();

/** Un rôle de cet espace ; celui d'un autre n'existe pas. */
export const getPorteur = async (db: Db, espace: string, id: string): Promise<Porteur> =>
  orNotFound((await listPorteurs(db, espace)).find((porteur) => porteur.id === id));

export const deleteRole = (db: Db, espace: string, id: string) =>
  db.deleteFrom("acces_role").where("espace", "=", espace).where("id", "=", id).execute();
