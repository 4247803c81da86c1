import type { Db } from "#platform/db/db.ts";
import type { Attribution } from "./model.ts";

/** Donne un rôle ; le donner deux fois ne change rien. Rend vrai s'il est neuf. */
export async function insertRole(db: Db, attribution: Attribution, le: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("acces_role")
    .values({ ...attribution, donne_le: le.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}
