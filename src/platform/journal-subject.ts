import { sql } from "kysely";
import type { Db } from "./db/db.ts";
import { ERASURE, noter } from "./journal.ts";
import { openValues } from "./vault/values.ts";

export type LineAbout = {
  le: string;
  compte: string;
  action: string;
  objet: string;
  objetId: string;
  avant: unknown;
  apres: unknown;
};

/** What the journal says of these objects, or was written by this account, oldest first, opened where it still opens. */
export async function listLinesAbout(
  db: Db,
  espace: string,
  { objets, compte }: { objets: readonly string[]; compte: string },
): Promise<LineAbout[]> {
  const rows = await db
    .selectFrom("journal_ligne as l")
    .leftJoin("journal_valeur as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.rang", "=", "l.rang"))
    .select(["l.le", "l.compte", "l.action", "l.objet", "l.objet_id as objetId", "v.avant", "v.apres"])
    .where("l.espace", "=", espace)
    .where((eb) => eb.or([eb("l.objet_id", "in", [...objets]), eb("l.compte", "=", compte)]))
    .orderBy("l.rang")
    .execute();
  return openValues(
    db,
    espace,
    rows.map((row) => ({ ...row, le: new Date(row.le).toISOString() })),
  );
}

const CLEAR = sql<boolean>`(coalesce(v.avant, v.apres) is not null and not coalesce(v.avant, v.apres) ? 'scelle')`;

/** Values of objects of one kind that are of many people, but for those that name one of these ids. */
export type Mentions = { objet: string; ids: readonly string[] };

const mentioning = ({ objet, ids }: Mentions) => {
  const texts = ids.map((id) => sql`concat(v.avant::text, v.apres::text) like ${`%"${id}"%`}`);
  return ids.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(l.objet = ${objet} and (${sql.join(texts, sql` or `)}))`;
};

/**
 * Erases the values of these objects, and those that mention these ids, that no key seals; those that one seals go with it. A line
 * says so for each object, and the chain still verifies. Says how many values went.
 */
export async function eraseClearValues(
  db: Db,
  espace: string,
  objets: readonly string[],
  mentions: Mentions,
): Promise<number> {
  const rows = await db
    .selectFrom("journal_ligne as l")
    .innerJoin("journal_valeur as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.rang", "=", "l.rang"))
    .select(["l.rang", "l.objet", "l.objet_id as objetId"])
    .where("l.espace", "=", espace)
    .where((eb) => eb.or([eb("l.objet_id", "in", [...objets]), mentioning(mentions)]))
    .where(CLEAR)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .deleteFrom("journal_valeur")
    .where("espace", "=", espace)
    .where(
      "rang",
      "in",
      rows.map(({ rang }) => rang),
    )
    .execute();
  const names = new Map(rows.map(({ objet, objetId }) => [`${objet}\u001f${objetId}`, { objet, objetId }]));
  for (const name of names.values()) noter(db, { action: ERASURE, ...name });
  return rows.length;
}
