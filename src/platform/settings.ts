import type { Db } from "./db/db.ts";

/** What the installation says of itself on its public pages; a missing value is empty. */
export const SETTINGS = ["hebergeur", "adresse", "telephone", "publication", "contact"] as const;
export type InstallationSettings = Record<(typeof SETTINGS)[number], string>;

const key = (name: string) => `a-propos.${name}`;

export async function findSettings(db: Db): Promise<InstallationSettings> {
  const rows = await db.selectFrom("installation").selectAll().where("cle", "in", SETTINGS.map(key)).execute();
  const value = (name: string) => rows.find(({ cle }) => cle === key(name))?.valeur ?? "";
  return {
    hebergeur: value("hebergeur"),
    adresse: value("adresse"),
    telephone: value("telephone"),
    publication: value("publication"),
    contact: value("contact"),
  };
}

export async function updateSettings(db: Db, settings: Partial<InstallationSettings>): Promise<void> {
  for (const name of SETTINGS) {
    const valeur = settings[name];
    if (valeur === undefined) continue;
    await saveMark(db, key(name), valeur);
  }
}

/** A value that the installation keeps under a name of its own until it is taken off. */
export async function saveMark(db: Db, name: string, valeur: string): Promise<void> {
  await db
    .insertInto("installation")
    .values({ cle: name, valeur })
    .onConflict((conflict) => conflict.column("cle").doUpdateSet({ valeur }))
    .execute();
}

export const findMark = async (db: Db, name: string): Promise<string | undefined> =>
  (await db.selectFrom("installation").select("valeur").where("cle", "=", name).executeTakeFirst())?.valeur;

export async function deleteMark(db: Db, name: string): Promise<void> {
  await db.deleteFrom("installation").where("cle", "=", name).execute();
}

/** Takes a place that exists once in the installation; true for the one who took it, even when two ask together. */
export async function claimOnce(db: Db, place: string, holder: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("installation")
    .values({ cle: `unique.${place}`, valeur: holder })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
