import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { DocumentGarde } from "./model.ts";

type Table = Omit<DocumentGarde, "jour"> & {
  espace: string;
  jour: ColumnType<Jour | null, string | null, string | null>;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_document: Table;
  }
}

const OBJET = "actes.document";
const toDocument = ({ espace: _espace, ...document }: Selectable<Table>): DocumentGarde => document;

const selectDocuments = (db: Db, { espace, conventions }: Perimetre, convention: string) =>
  db
    .selectFrom("actes_document")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions]);

/** Une page de la bibliothèque d'une convention, le document le plus récent d'abord. */
export const listDocuments = (
  db: Db,
  perimetre: Perimetre,
  convention: string,
  page: { limite: number; debut: number },
): Promise<DocumentGarde[]> =>
  selectDocuments(db, perimetre, convention)
    .selectAll()
    .orderBy("jour", (ordre) => ordre.desc().nullsLast())
    .orderBy("id", "desc")
    .limit(page.limite)
    .offset(page.debut)
    .execute()
    .then((rows) => rows.map(toDocument));

export const countDocuments = (db: Db, perimetre: Perimetre, convention: string): Promise<number> =>
  selectDocuments(db, perimetre, convention)
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => Number(nombre));

/** Un document de cette convention ; ceux des autres n'existent pas. */
export const getDocument = (
  db: Db,
  perimetre: Perimetre,
  { convention, id }: { convention: string; id: string },
): Promise<DocumentGarde> =>
  selectDocuments(db, perimetre, convention)
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound)
    .then(toDocument);

export async function insertDocument(db: Db, perimetre: Perimetre, document: DocumentGarde): Promise<void> {
  const { espace } = await getConvention(db, perimetre, document.convention);
  await db
    .insertInto("actes_document")
    .values({ ...document, espace })
    .execute();
  const { id, convention, ...dit } = document;
  noter(db, { action: "creation", objet: OBJET, objetId: id, convention, apres: dit });
}

export async function deleteDocument(db: Db, { espace }: Perimetre, document: DocumentGarde): Promise<void> {
  const { id, convention, ...dit } = document;
  await db.deleteFrom("actes_document").where("espace", "=", espace).where("id", "=", id).execute();
  noter(db, { action: "retrait", objet: OBJET, objetId: id, convention, avant: dit });
}
