import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Situation } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_situation: Situation & { espace: string };
  }
}

/** Ce que l'espace a dit de la place de ses communes. */
export const listSituations = (db: Db, { espace }: Perimetre): Promise<Situation[]> =>
  db
    .selectFrom("observatoire_situation")
    .select(["commune", "lat", "lon", "classe", "hectares"])
    .where("espace", "=", espace)
    .orderBy("commune")
    .execute();

/** Écrit la place des communes : cette liste remplace la précédente. */
export async function saveSituations(db: Db, { espace }: Perimetre, situations: readonly Situation[]): Promise<void> {
  await db.deleteFrom("observatoire_situation").where("espace", "=", espace).execute();
  if (situations.length > 0)
    await db
      .insertInto("observatoire_situation")
      .values(situations.map((une) => ({ ...une, espace })))
      .execute();
  noter(db, { action: "écriture", objet: "observatoire.situation", objetId: "communes", apres: situations });
}
