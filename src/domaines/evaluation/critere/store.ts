import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Critere, Niveau, Note } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_note: {
      espace: string;
      bilan: string;
      critere: Critere;
      compte: string;
      auteur: string;
      organisation: string | null;
      niveau: Niveau;
      commentaire: string;
      preuve: string;
      le: string;
    };
  }
}

/** Les notes d'un bilan, celles de chacun, dans l'ordre où elles sont venues ; le bilan a déjà été lu dans le périmètre. */
export const listNotes = (db: Db, { espace }: Perimetre, { id }: Pick<Bilan, "id">): Promise<Note[]> =>
  db
    .selectFrom("evaluation_note")
    .select(["critere", "compte", "auteur", "organisation", "niveau", "commentaire", "preuve", "le"])
    .where("espace", "=", espace)
    .where("bilan", "=", id)
    .orderBy("le")
    .orderBy("compte")
    .execute();

/** Remplace les notes de cette personne dans un bilan : chacun n'écrit que les siennes. */
export async function saveNotes(
  db: Db,
  { espace, compte }: Perimetre,
  { id: bilan, convention }: Bilan,
  notes: readonly Omit<Note, "compte">[],
): Promise<void> {
  const miennes = db.deleteFrom("evaluation_note").where("espace", "=", espace).where("bilan", "=", bilan);
  await miennes.where("compte", "=", compte).execute();
  if (notes.length > 0)
    await db
      .insertInto("evaluation_note")
      .values(notes.map((note) => ({ ...note, espace, bilan, compte })))
      .execute();
  const apres = Object.fromEntries(notes.map(({ critere, niveau }) => [critere, niveau]));
  noter(db, { action: "notes", objet: "evaluation.bilan", objetId: bilan, convention, apres });
}
