import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import {
  HandleEmptyInListsPlugin,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  replaceWithNoncontingentExpression,
} from "kysely";
import pg from "pg";
import type { Base } from "./db.ts";
import type { Tables } from "./tables.ts";

/** Days stay `AAAA-MM-JJ`, instants are ISO strings, counts are numbers: the same on both engines. */
const toIso = (value: string) => new Date(value).toISOString();
const PARSERS = { [types.DATE]: (value: string) => value, [types.TIMESTAMPTZ]: toIso, [types.INT8]: Number };

const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];

export type Engine = { base: Base; embedded: boolean; dump: () => Promise<Uint8Array>; close: () => Promise<void> };

/** PostgreSQL at `databaseUrl`, or the embedded engine in `folder` (in memory without one). */
export async function openEngine(where: { databaseUrl?: string; folder?: string; dump?: Uint8Array<ArrayBuffer> }): Promise<Engine> {
  if (where.databaseUrl) return openPostgres(where.databaseUrl);
  const folder = where.folder && join(where.folder, "base");
  if (where.folder && !existsSync(where.folder)) mkdirSync(where.folder, { recursive: true });
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    ...(where.dump ? { loadDataDir: new Blob([where.dump]) } : {}),
    parsers: PARSERS,
  });
  const base = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins });
  const dump = async () => new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer());
  return { base, embedded: true, dump, close: () => base.destroy() };
}

async function openPostgres(connectionString: string): Promise<Engine> {
  const parsers = new Map<number, (value: string) => unknown>(
    Object.entries(PARSERS).map(([oid, parse]) => [Number(oid), parse]),
  );
  const getTypeParser = (oid: number, format: "text" | "binary") =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as "text");
  const pool = new pg.Pool({ connectionString, max: 10, types: { getTypeParser } as pg.CustomTypesConfig });
  const base = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins });
  const dump = () => Promise.reject(new Error("PostgreSQL se sauvegarde par une archive, pas par une image du dossier"));
  return { base, embedded: false, dump, close: () => base.destroy() };
}
