import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, existsSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Engine, openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { listMigrations } from "#platform/db/migrations.ts";
import { ouvrirTrousseau } from "./trousseau.ts";

const key = () =>
  createHash("sha256")
    .update(
      listMigrations()
        .map(({ text }) => text)
        .join(),
    )
    .digest("hex")
    .slice(0, 16);

/** A base as it is when nothing has been written: what `empty` must find again. */
type Lent = { engine: Engine; tables: readonly string[]; shape: string; rows: ReadonlyMap<string, string> };
const free: Lent[] = [];
const lent = new Map<Engine, Lent>();

/**
 * A database of its own, migrated and empty, as its owner sees it: the embedded engine, loaded from a dump kept by the hash of
 * the migrations; or, when MAILLAGE_TEST_DATABASE_URL is set, a fresh database of that PostgreSQL server. Once closed it is
 * emptied for the next file: making one takes longer than most files do.
 */
export async function testBase(): Promise<Engine> {
  ouvrirTrousseau();
  const one = free.pop() ?? (await describe(await openFresh()));
  const engine: Engine = { ...one.engine, close: () => giveBack(engine) };
  lent.set(engine, one);
  return engine;
}

/** Takes back every base that a file has left open. */
export const giveAllBack = async (): Promise<void> => {
  for (const engine of lent.keys()) await giveBack(engine);
};

async function giveBack(engine: Engine): Promise<void> {
  const one = lent.get(engine);
  if (!one) return;
  lent.delete(engine);
  const emptied = await empty(one).catch(() => false); // left in the middle of a transaction, or broken on purpose
  if (emptied) free.push(one);
  else await one.engine.close();
}

async function openFresh(): Promise<Engine> {
  const url = process.env["MAILLAGE_TEST_DATABASE_URL"];
  if (url) return testPostgres(url);
  const dump = join(tmpdir(), `maillage-tests-${key()}.tar`);
  if (!existsSync(dump)) await makeDump(dump);
  return openEngine({ dump: readFileSync(dump) });
}

async function describe(engine: Engine): Promise<Lent> {
  const { rows: found } = await sql<{
    nom: string;
  }>`select tablename as nom from pg_tables where schemaname = 'public'`.execute(engine.base);
  const tables = found.map(({ nom }) => nom);
  const rows = new Map<string, string>();
  for (const table of await listFilled(engine, tables)) rows.set(table, await readRows(engine, table));
  return { engine, tables, shape: await readShape(engine), rows };
}

async function readRows({ base }: Engine, table: string): Promise<string> {
  const { rows } = await sql<{
    texte: string | null;
  }>`select json_agg(t)::text as texte from ${sql.table(table)} t`.execute(base);
  return rows[0]?.texte ?? "[]";
}

/** Whatever a migration, a role or a test could have changed of the schema. */
async function readShape({ base }: Engine): Promise<string> {
  const { rows } = await sql`select
    (select string_agg(relname || relkind::text || relrowsecurity::text || coalesce(relacl::text, ''), ',' order by oid) from pg_class where relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_') and relkind <> 't') as tables,
    (select string_agg(nspname, ',' order by oid) from pg_namespace where nspname !~ '^pg_') as schemas,
    (select count(*) || '-' || max(oid) from pg_constraint) as contraintes,
    (select count(*) || '-' || max(oid) from pg_trigger) as declencheurs,
    (select count(*) || '-' || max(oid) from pg_policy) as regles,
    (select count(*) || '-' || max(oid) from pg_proc) as fonctions,
    (select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and not a.attisdropped) as colonnes,
    has_parameter_privilege('session_replication_role', 'set') as leve`.execute(base);
  return JSON.stringify(rows);
}

const ifFilled = (table: string) => sql`case when exists (select from ${sql.table(table)}) then ${sql.lit(table)} end`;

async function listFilled({ base }: Engine, tables: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    noms: string[];
  }>`select array_remove(array[${sql.join(tables.map(ifFilled))}]::text[], null) as noms`.execute(base);
  return rows[0]?.noms ?? [];
}

/** Puts the base back as it came out of its migrations; false when something else than rows has changed. */
async function empty(one: Lent): Promise<boolean> {
  const { engine, tables, shape, rows } = one;
  const { base } = engine;
  await sql`discard all`.execute(base);
  if ((await readShape(engine)) !== shape) return false;
  const written: string[] = [];
  for (const table of await listFilled(engine, tables))
    if (!rows.has(table) || (await readRows(engine, table)) !== rows.get(table)) written.push(table);
  if (written.length > 0) await clear(one, written);
  for (const [table, texte] of rows)
    if ((await readRows(engine, table)) !== texte)
      await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${texte}::json)`.execute(
        base,
      );
  return true;
}

/**
 * Keys and guards are set aside while rows go, where the server lets us: a truncate makes again every table that a key leads to,
 * which is nearly all of them, for the few that a test has written. What has grown is given back.
 */
async function clear({ engine: { base }, shape }: Lent, tables: readonly string[]): Promise<void> {
  const names = sql.join(tables.map((nom) => sql.table(nom)));
  if (!shape.includes('"leve":true')) {
    await sql`truncate ${names} restart identity cascade`.execute(base);
    return;
  }
  const gone = tables.map((nom) => `delete from "${nom}"`).join("; ");
  await sql.raw(`begin; set local session_replication_role = replica; ${gone}; commit`).execute(base);
  const { rows } = await sql<{ nom: string }>`select nom from unnest(${sql.val(tables)}::text[]) nom
    where pg_relation_size(quote_ident(nom)::regclass) > 131072`.execute(base);
  if (rows.length > 0) await sql`vacuum ${sql.join(rows.map(({ nom }) => sql.table(nom)))}`.execute(base);
}

async function makeDump(path: string) {
  const engine = await openEngine({});
  await migrate(engine.base);
  const bytes = await engine.dump();
  await engine.close();
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
}

let sequence = 0;

/** From the base that every server has: the one that is copied must have no one in it. */
async function asOwner(server: string, ...statements: string[]): Promise<void> {
  const url = new URL(server);
  url.pathname = "/postgres";
  const admin = await openEngine({ databaseUrl: url.href });
  for (const statement of statements) await sql.raw(statement).execute(admin.base);
  await admin.close();
}

/** A copy of the database that the address names, its tables laid if they are there; `drop` puts an end to whoever is still in it. */
export async function copyPostgres(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `maillage_test_${process.pid}_${process.env["VITEST_WORKER_ID"] ?? 0}_${++sequence}`;
  const url = new URL(server);
  const model = url.pathname.slice(1);
  const create = `create database ${name} template "${model}" strategy file_copy`;
  await asOwner(server, `drop database if exists ${name}`, create);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asOwner(server, `drop database ${name} with (force)`) };
}

async function testPostgres(server: string): Promise<Engine> {
  const { url } = await copyPostgres(server);
  const engine = await openEngine({ databaseUrl: url });
  await migrate(engine.base);
  return engine;
}
