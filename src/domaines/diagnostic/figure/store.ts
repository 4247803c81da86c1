import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Figure, GenreFigure } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_figure: {
      espace: string;
      id: string;
      convention: string;
      section: string;
      ordre: number;
      genre: GenreFigure;
      statistique: string;
      millesime: number | null;
    };
  }
}

/** Les chiffres appelés dans le diagnostic d'une convention, section par section, dans leur ordre. */
export const listFigures = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Figure[]> =>
  db
    .selectFrom("diagnostic_figure")
    .select(["id", "convention", "section", "ordre", "genre", "statistique", "millesime"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("section")
    .orderBy("ordre")
    .orderBy("id")
    .execute();

const trace = (action: string, { id, convention }: Figure) => ({
  action,
  objet: "diagnostic.figure",
  objetId: id,
  convention,
});

export async function insertFigure(db: Db, { espace }: Perimetre, figure: Figure): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("diagnostic_figure")
    .values({ ...figure, espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("creation", figure), apres: figure });
}

export async function deleteFigure(db: Db, { espace }: Perimetre, figure: Figure): Promise<void> {
  await db.deleteFrom("diagnostic_figure").where("espace", "=", espace).where("id", "=", figure.id).execute();
  noter(db, { ...trace("retrait", figure), avant: figure });
}
