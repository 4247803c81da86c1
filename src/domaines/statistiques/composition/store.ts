import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Composition } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    statistiques_composition: Omit<Composition, "communes"> & { espace: string; communes: Json<string[]> };
  }
}

const OBJET = "statistiques.composition";
const cleDe = ({ genre, territoire, debut }: Composition) => `${genre} ${territoire} ${debut}`;

/** Les compositions que l'espace a dites, la plus récente de chaque territoire d'abord. */
export const listCompositions = (db: Db, { espace }: Perimetre): Promise<Composition[]> =>
  db
    .selectFrom("statistiques_composition")
    .select(["genre", "territoire", "debut", "communes", "source", "version"])
    .where("espace", "=", espace)
    .orderBy("genre", "desc")
    .orderBy("territoire")
    .orderBy("debut", "desc")
    .execute();

/** Écrit une composition ; celle d'un même territoire et d'une même année ne se récrit pas (409). */
export async function insertComposition(db: Db, { espace }: Perimetre, composition: Composition): Promise<void> {
  const { communes, ...dite } = composition;
  const { numInsertedOrUpdatedRows: numUpdatedRows = 0n } = await db
    .insertInto("statistiques_composition")
    .values({ ...dite, espace, communes: JSON.stringify(communes) })
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows });
  noter(db, { action: "écriture", objet: OBJET, objetId: cleDe(composition), apres: composition });
}

/** Retire une composition, telle qu'on l'a lue (409 si elle n'est plus là). */
export async function deleteComposition(db: Db, { espace }: Perimetre, composition: Composition): Promise<void> {
  const { genre, territoire, debut, version } = composition;
  const { numDeletedRows } = await db
    .deleteFrom("statistiques_composition")
    .where("espace", "=", espace)
    .where("genre", "=", genre)
    .where("territoire", "=", territoire)
    .where("debut", "=", debut)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numDeletedRows });
  noter(db, { action: "suppression", objet: OBJET, objetId: cleDe(composition), avant: composition });
}
