import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Ajustement, Classe } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_ajustement: {
      espace: string;
      id: string;
      bilan: string;
      classe: Classe;
      texte: string;
      fiches: Json<string[]>;
      ordre: number;
      version: number;
    };
  }
}

const COLONNES = ["id", "bilan", "classe", "texte", "fiches", "ordre", "version"] as const;

/** Les ajustements de quelques bilans, dans leur ordre ; les bilans ont déjà été lus dans le périmètre. */
export const listAjustements = (
  db: Db,
  { espace }: Perimetre,
  bilans: readonly Pick<Bilan, "id">[],
): Promise<Ajustement[]> =>
  db
    .selectFrom("evaluation_ajustement")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where(
      "bilan",
      "in",
      bilans.map(({ id }) => id),
    )
    .orderBy("bilan")
    .orderBy("ordre")
    .orderBy("id")
    .execute();

export const getAjustement = (db: Db, { espace }: Perimetre, bilan: Bilan, id: string): Promise<Ajustement> =>
  db
    .selectFrom("evaluation_ajustement")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("bilan", "=", bilan.id)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

const trace = (action: string, { id, convention }: Bilan) => ({
  action,
  objet: "evaluation.bilan",
  objetId: id,
  convention,
});

/** Ajoute un ajustement ; une seconde fois le même envoi n'en ajoute pas un second. */
export async function insertAjustement(
  db: Db,
  { espace }: Perimetre,
  bilan: Bilan,
  ajustement: Ajustement,
): Promise<void> {
  const { fiches, ...reste } = ajustement;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("evaluation_ajustement")
    .values({ ...reste, espace, fiches: JSON.stringify(fiches) })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("ajustement", bilan), apres: ajustement });
}

/** Écrit l'ajustement si personne ne l'a changé depuis la version lue (409). */
export async function updateAjustement(
  db: Db,
  { espace }: Perimetre,
  bilan: Bilan,
  { avant, apres }: { avant: Ajustement; apres: Ajustement },
): Promise<void> {
  const { classe, texte, fiches } = apres;
  await db
    .updateTable("evaluation_ajustement")
    .set({ classe, texte, fiches: JSON.stringify(fiches), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("ajustement", bilan), avant, apres });
}

export async function deleteAjustement(
  db: Db,
  { espace }: Perimetre,
  bilan: Bilan,
  ajustement: Ajustement,
): Promise<void> {
  await db.deleteFrom("evaluation_ajustement").where("espace", "=", espace).where("id", "=", ajustement.id).execute();
  noter(db, { ...trace("ajustement", bilan), avant: ajustement });
}
