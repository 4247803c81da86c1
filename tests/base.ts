import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, existsSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Engine, openEngine } from "#platform/db/engine.ts";
import { listMigrations, migrate } from "#platform/db/migrate.ts";
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
type Lent = { engine: Engine; shape: string; rows: ReadonlyMap<string, string> };
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
  const rows = new Map<string, string>();
  for (const table of await listFilled(engine)) {
    const { rows: read } = await sql<{
      texte: string;
    }>`select json_agg(t)::text as texte from ${sql.table(table)} t`.execute(engine.base);
    rows.set(table, read[0]?.texte ?? "[]");
  }
  return { engine, shape: await readShape(engine), rows };
}

/** Whatever a migration, a role or a test could have changed of the schema. */
async function readShape({ base }: Engine): Promise<string> {
  const { rows } = await sql`select
    (select string_agg(relname || relkind::text || relrowsecurity::text || coalesce(relacl::text, ''), ',' order by oid) from pg_class where relnamespace::regnamespace::text !~ '^pg_' and relkind <> 't') as tables,
    (select string_agg(nspname, ',' order by oid) from pg_namespace where nspname !~ '^pg_') as schemas,
    (select count(*) || '-' || max(oid) from pg_constraint) as contraintes,
    (select count(*) || '-' || max(oid) from pg_trigger) as declencheurs,
    (select count(*) || '-' || max(oid) from pg_policy) as regles,
    (select count(*) || '-' || max(oid) from pg_proc) as fonctions,
    (select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and not a.attisdropped) as colonnes`.execute(
    base,
  );
  return JSON.stringify(rows);
}

const ifFilled = ({ nom }: { nom: string }) =>
  sql`select ${sql.lit(nom)} as nom where exists (select from ${sql.table(nom)})`;

async function listFilled({ base }: Engine): Promise<string[]> {
  const { rows: tables } = await sql<{
    nom: string;
  }>`select tablename as nom from pg_tables where schemaname = 'public'`.execute(base);
  const { rows } = await sql<{ nom: string }>`${sql.join(tables.map(ifFilled), sql` union all `)}`.execute(base);
  return rows.map(({ nom }) => nom);
}

/** Puts the base back as it came out of its migrations; false when something else than rows has changed. */
async function empty({ engine, shape, rows }: Lent): Promise<boolean> {
  const { base } = engine;
  await sql`discard all`.execute(base);
  if ((await readShape(engine)) !== shape) return false;
  const filled = await listFilled(engine);
  if (filled.length > 0)
    await sql`truncate ${sql.join(filled.map((nom) => sql.table(nom)))} restart identity cascade`.execute(base);
  for (const [table, texte] of rows)
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${texte}::json)`.execute(
      base,
    );
  return true;
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

async function asOwner(server: string, ...statements: string[]): Promise<void> {
  const admin = await openEngine({ databaseUrl: server });
  for (const statement of statements) await sql.raw(statement).execute(admin.base);
  await admin.close();
}

/** A fresh database of that PostgreSQL server, before any migration; `drop` puts an end to whoever is still in it. */
export async function emptyPostgres(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `maillage_test_${process.pid}_${process.env["VITEST_WORKER_ID"] ?? 0}_${++sequence}`;
  await asOwner(server, `drop database if exists ${name}`, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asOwner(server, `drop database ${name} with (force)`) };
}

async function testPostgres(server: string): Promise<Engine> {
  const { url } = await emptyPostgres(server);
  const engine = await openEngine({ databaseUrl: url });
  await migrate(engine.base);
  return engine;
}
