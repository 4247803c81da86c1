import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, existsSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Engine, openEngine } from "#platform/db/engine.ts";
import { listMigrations, migrate } from "#platform/db/migrate.ts";

const key = () =>
  createHash("sha256")
    .update(
      listMigrations()
        .map(({ text }) => text)
        .join(),
    )
    .digest("hex")
    .slice(0, 16);

/**
 * A database of its own, migrated and empty, as its owner sees it: the embedded engine, loaded from a dump kept by the hash of
 * the migrations; or, when MAILLAGE_TEST_DATABASE_URL is set, a fresh database of that PostgreSQL server.
 */
export async function testBase(): Promise<Engine> {
  const url = process.env["MAILLAGE_TEST_DATABASE_URL"];
  if (url) return testPostgres(url);
  const dump = join(tmpdir(), `maillage-tests-${key()}.tar`);
  if (!existsSync(dump)) await makeDump(dump);
  return openEngine({ dump: readFileSync(dump) });
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
