import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { LEFT_OUT, type TableSum } from "./model.ts";

export type Shape = { name: string; columns: string[]; key: { name: string; text: boolean }[] };

const ident = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Every table that an archive holds, its columns but the computed ones, its key. */
export async function listShapes(db: Db): Promise<Shape[]> {
  const { rows } = await sql<Shape>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.rang)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality k(num, rang), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.num) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname collate "C"`.execute(
    db,
  );
  return rows.filter(({ name }) => !LEFT_OUT.includes(name));
}

/** The one table that a base opened once without anyone in it has a line in. */
export const OPENED = "installation";

/** The first table that someone has written in; null for a base that holds nothing yet, opened or not. */
export async function findFilled(db: Db): Promise<string | null> {
  for (const { name } of (await listShapes(db)).filter((shape) => shape.name !== OPENED)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return name;
  }
  return null;
}

/** The same text on both engines, whatever the server's settings. */
export const setNeutral = (db: Db) =>
  sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '1', true), set_config('intervalstyle', 'iso_8601', true)`.execute(db);

const PAGE = 500;

/** Reads a table in the order of its key, byte by byte the same on both engines, and gives its lines page by page. */
export async function readRows(db: Db, shape: Shape, onPage: (lines: string[]) => Promise<void>): Promise<TableSum> {
  const order = shape.key.map(({ name, text }) => `${ident(name)}${text ? ' collate "C"' : ""}`).join(", ");
  const columns = shape.columns.map(ident).join(", ");
  const hash = createHash("sha256");
  let rows = 0;
  await sql
    .raw(
      `declare lecture cursor for select row_to_json(r)::text as ligne from (select ${columns} from ${ident(shape.name)} order by ${order}) r`,
    )
    .execute(db);
  for (;;) {
    const page = await sql<{ ligne: string }>`fetch ${sql.raw(String(PAGE))} from lecture`.execute(db);
    const lines = page.rows.map(({ ligne }) => ligne);
    for (const line of lines) hash.update(line).update("\n");
    rows += lines.length;
    if (lines.length > 0) await onPage(lines);
    if (lines.length < PAGE) break;
  }
  await sql`close lecture`.execute(db);
  return { name: shape.name, columns: shape.columns, rows, sha256: hash.digest("hex") };
}

/** Writes lines that `readRows` gave, the database turning each text back into its type. */
export async function insertRows(db: Db, shape: Shape, lines: readonly string[]): Promise<void> {
  const columns = shape.columns.map(ident).join(", ");
  const json = `[${lines.join(",")}]`;
  await sql`insert into ${sql.table(shape.name)} (${sql.raw(columns)}) select ${sql.raw(columns)} from json_populate_recordset(null::${sql.table(shape.name)}, ${json}::json)`.execute(
    db,
  );
}

/** Takes every foreign key away for the time of a load, whose order is then free; putting them back checks every row. */
export async function withoutForeignKeys<T>(db: Db, load: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ la: string; nom: string; texte: string }>`
    select conrelid::regclass::text as la, conname as nom, pg_get_constraintdef(oid) as texte
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`.execute(db);
  for (const { la, nom } of rows) await sql.raw(`alter table ${la} drop constraint ${ident(nom)}`).execute(db);
  const result = await load();
  for (const { la, nom, texte } of rows)
    await sql.raw(`alter table ${la} add constraint ${ident(nom)} ${texte}`).execute(db);
  return result;
}
