import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_gel: { espace: string; convention: string; numero: number; le: Jour; blocs: Json<Bloc[]> };
  }
}

/** Ce que disait le diagnostic le jour où une version fut signée ; `numero` est celui de la version. */
export type Gel = { numero: number; le: Jour; blocs: Bloc[] };

const selectGels = (db: Db, { espace, conventions }: Perimetre, convention: string) =>
  db
    .selectFrom("diagnostic_gel")
    .select(["numero", "le", "blocs"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions]);

/** Le diagnostic de la dernière version signée. */
export const findGel = (db: Db, perimetre: Perimetre, convention: string): Promise<Gel | undefined> =>
  selectGels(db, perimetre, convention).orderBy("numero", "desc").executeTakeFirst();

/** Celui d'une version. */
export const findGelDe = (
  db: Db,
  perimetre: Perimetre,
  { convention, numero }: { convention: string; numero: number },
): Promise<Gel | undefined> => selectGels(db, perimetre, convention).where("numero", "=", numero).executeTakeFirst();

/** Fige le diagnostic tel qu'il se lit, une fois par version signée : ce qui est figé ne se récrit pas. */
export async function insertGel(db: Db, { espace }: Perimetre, convention: string, gel: Gel): Promise<void> {
  const { numero, le, blocs } = gel;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("diagnostic_gel")
    .values({ espace, convention, numero, le, blocs: JSON.stringify(blocs) })
    .onConflict((deja) => deja.columns(["espace", "convention", "numero"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows)
    noter(db, { action: "gel", objet: "diagnostic", objetId: convention, convention, apres: { numero, le } });
}
