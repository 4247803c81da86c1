import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_gel: { espace: string; convention: string; le: Jour; blocs: Json<Bloc[]> };
  }
}

/** Ce que disait le diagnostic le jour de la signature. */
export type Gel = { le: Jour; blocs: Bloc[] };

export const findGel = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Gel | undefined> =>
  db
    .selectFrom("diagnostic_gel")
    .select(["le", "blocs"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .executeTakeFirst();

/** Fige le diagnostic tel qu'il se lit ; un avenant signé le fige de nouveau. */
export async function saveGel(db: Db, { espace }: Perimetre, convention: string, { le, blocs }: Gel): Promise<void> {
  const valeurs = { le, blocs: JSON.stringify(blocs) };
  await db
    .insertInto("diagnostic_gel")
    .values({ espace, convention, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "convention"]).doUpdateSet(valeurs))
    .execute();
  noter(db, { action: "gel", objet: "diagnostic", objetId: convention, convention, apres: { le } });
}
