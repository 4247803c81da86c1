import type { Db } from "#platform/db/db.ts";
import type { Politique } from "./model.ts";
import { apresEssai, attente } from "./rules.ts";

/**
 * Compte un essai avant qu'il soit fait, la ligne tenue : dix requêtes lancées ensemble comptent pour dix. Rend les secondes
 * à attendre ; tant qu'il en reste, l'essai n'a pas lieu et ne compte pas.
 */
export async function reserverEssai(db: Db, cle: string, politique: Politique, maintenant: Date): Promise<number> {
  const depuis = maintenant.toISOString();
  await db
    .insertInto("acces_frein")
    .values({ cle, essais: 0, depuis })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const frein = await db
    .selectFrom("acces_frein")
    .select(["essais", "depuis"])
    .where("cle", "=", cle)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const secondes = attente(frein, politique, maintenant);
  if (secondes === 0) {
    await db
      .updateTable("acces_frein")
      .set(apresEssai(frein, politique, maintenant))
      .where("cle", "=", cle)
      .execute();
  }
  return secondes;
}

/** Un essai réussi n'est pas un essai raté : il se rend. */
export const rendreEssai = (db: Db, cle: string) =>
  db
    .updateTable("acces_frein")
    .set((eb) => ({ essais: eb("essais", "-", 1) }))
    .where("cle", "=", cle)
    .where("essais", ">", 0)
    .execute();

export const deleteFrein = (db: Db, cle: string) => db.deleteFrom("acces_frein").where("cle", "=", cle).execute();

/** Les freins que le temps a déjà levés. */
export const deleteFreinsAvant = (db: Db, le: Date) =>
  db.deleteFrom("acces_frein").where("depuis", "<", le.toISOString()).execute();
