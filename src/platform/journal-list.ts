import { type SqlBool, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Db } from "./db/db.ts";

/** The print of the last line of an espace's journal: as long as it stays, nothing of the espace was written. */
export async function findHead(db: Db, espace: string): Promise<string> {
  const head = await db.selectFrom("journal_tete").select("empreinte").where("espace", "=", espace).executeTakeFirst();
  return head?.empreinte ?? "";
}

/** Which lines of an espace's journal: `conventions` null reads them all; lines of no convention are always read. */
export type JournalFilter = {
  espace: string;
  conventions: readonly string[] | null;
  convention?: string | undefined;
  compte?: string | undefined;
  objet?: string | undefined;
  objetId?: string | undefined;
  de?: Jour | undefined;
  a?: Jour | undefined;
};

/** A line without its values; `effacee` when it had some that are gone. */
export type JournalLine = {
  rang: number;
  le: string;
  compte: string;
  action: string;
  objet: string;
  objetId: string;
  convention: string | null;
  effacee: boolean;
};

const DAY = sql<string>`(l.le at time zone 'Europe/Paris')::date`;

function select(db: Db, { espace, conventions, convention, compte, objet, objetId, de, a }: JournalFilter) {
  return db
    .selectFrom("journal_ligne as l")
    .where("l.espace", "=", espace)
    .$if(conventions !== null, (query) =>
      query.where((eb) => eb.or([eb("l.convention", "is", null), eb("l.convention", "in", [...(conventions ?? [])])])),
    )
    .$if(Boolean(convention), (query) => query.where("l.convention", "=", convention ?? ""))
    .$if(Boolean(compte), (query) => query.where("l.compte", "=", compte ?? ""))
    .$if(Boolean(objet), (query) => query.where("l.objet", "=", objet ?? ""))
    .$if(Boolean(objetId), (query) => query.where("l.objet_id", "=", objetId ?? ""))
    .$if(de !== undefined, (query) => query.where(sql<SqlBool>`${DAY} >= ${de}::date`))
    .$if(a !== undefined, (query) => query.where(sql<SqlBool>`${DAY} <= ${a}::date`));
}

export async function countLines(db: Db, filter: JournalFilter): Promise<number> {
  const { total } = await select(db, filter)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The accounts that wrote these lines. */
export const listWriters = async (db: Db, filter: JournalFilter): Promise<string[]> =>
  (await select(db, filter).select("l.compte").distinct().execute()).map(({ compte }) => compte);

/** The lines, newest first. */
export async function listLines(
  db: Db,
  filter: JournalFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<JournalLine[]> {
  const rows = await select(db, filter)
    .leftJoin("journal_valeur as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.rang", "=", "l.rang"))
    .select(["l.rang", "l.le", "l.compte", "l.action", "l.objet", "l.objet_id", "l.convention", "v.rang as garde"])
    .select(["l.empreinte_avant as avant", "l.empreinte_apres as apres"])
    .orderBy("l.rang", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ rang, le, objet_id: objetId, garde, avant, apres, ...ligne }) => ({
    ...ligne,
    rang: Number(rang),
    le: new Date(le).toISOString(),
    objetId,
    effacee: garde === null && (avant !== null || apres !== null),
  }));
}
