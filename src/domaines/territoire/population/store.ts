import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Population } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    territoire_population: Population;
  }
}

/** Les populations écrites par l'espace, le millésime le plus récent d'abord. */
export const listPopulations = (db: Db, { espace }: Perimetre): Promise<Population[]> =>
  db
    .selectFrom("territoire_population")
    .selectAll()
    .where("espace", "=", espace)
    .orderBy("millesime", "desc")
    .orderBy("commune")
    .execute();

/** Écrit les populations d'un millésime : une commune déjà dite y est remplacée. */
export async function savePopulations(
  db: Db,
  { espace }: Perimetre,
  populations: readonly Omit<Population, "espace">[],
): Promise<void> {
  if (populations.length === 0) return;
  await db
    .insertInto("territoire_population")
    .values(populations.map((une) => ({ ...une, espace })))
    .onConflict((conflict) =>
      conflict.columns(["espace", "commune", "millesime"]).doUpdateSet((eb) => ({
        municipale: eb.ref("excluded.municipale"),
        totale: eb.ref("excluded.totale"),
        source: eb.ref("excluded.source"),
      })),
    )
    .execute();
  const millesime = String(populations[0]?.millesime);
  noter(db, { action: "modification", objet: "populations", objetId: millesime, apres: populations });
}

export async function deletePopulations(db: Db, { espace }: Perimetre, millesime: number): Promise<void> {
  const avant = await db
    .selectFrom("territoire_population")
    .selectAll()
    .where("espace", "=", espace)
    .where("millesime", "=", millesime)
    .execute();
  await db
    .deleteFrom("territoire_population")
    .where("espace", "=", espace)
    .where("millesime", "=", millesime)
    .execute();
  if (avant.length > 0) noter(db, { action: "suppression", objet: "populations", objetId: String(millesime), avant });
}
