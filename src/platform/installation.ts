import type { Base, Db } from "./db/db.ts";

/** What the installation remembers of itself: `enCours` while the demonstration is being written. */
export type Nature = "vide" | "reelle" | "enCours" | "demonstration";

/** Read at each start: a base that was never opened has said nothing yet. */
export async function findNature(base: Base): Promise<Nature> {
  const row = await base.selectFrom("installation").select("valeur").where("cle", "=", "nature").executeTakeFirst();
  return (row?.valeur as Nature | undefined) ?? "vide";
}

export async function setNature(base: Base, nature: Nature): Promise<void> {
  await base
    .insertInto("installation")
    .values({ cle: "nature", valeur: nature })
    .onConflict((conflict) => conflict.column("cle").doUpdateSet({ valeur: nature }))
    .execute();
}

/** The base forgets what it has been told that it is. */
export async function deleteNature(db: Db): Promise<void> {
  await db.deleteFrom("installation").where("cle", "=", "nature").execute();
}
