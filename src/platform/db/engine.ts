import { basename, join } from "node:path";
import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression, sql } from "kysely";
import type { CustomTypesConfig } from "pg";
import { makeFolder } from "../folder.ts";
import { Sentence } from "../sentence.ts";
import type { Base } from "./db.ts";
import { embeddedDialect } from "./dialect.ts";
import { type Early, takeFolder } from "./lock.ts";
import { openPglite, PARSERS } from "./pglite.ts";
import { RemoteEngine } from "./remote.ts";
import type { Embedded } from "./pglite.ts";
import type { Tables } from "./tables.ts";

const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];

export type Engine = {
  base: Base;
  embedded: boolean;
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
  /** Runs a module of the program in the engine's thread; absent where there is none, or where the program is not bundled. */
  work?: RemoteEngine["work"];
};

/** Kysely over the embedded engine, in this thread or behind a door. */
export const baseOver = (embedded: Embedded): Base =>
  new Kysely<Tables>({ dialect: embeddedDialect(embedded), plugins });

export type Where = {
  databaseUrl?: string | undefined;
  folder?: string | undefined;
  dump?: Uint8Array<ArrayBuffer> | undefined;
  /** What the lock file says of this process, or PostgreSQL of its connections. */
  command?: string | undefined;
  onDown?: ((error: Error) => void) | undefined;
  early?: Early | undefined;
};

/** PostgreSQL at `databaseUrl`; or the embedded engine: under `folder`, alone and in its own thread, or else in memory. */
export async function openEngine(where: Where): Promise<Engine> {
  if (where.databaseUrl) return openPostgres(where.databaseUrl, where.command);
  if (where.folder) return openFolder(where.folder, where);
  const embedded = await openPglite({ dump: where.dump });
  return { base: baseOver(embedded), embedded: true, dump: embedded.dump, close: embedded.close };
}

async function openFolder(folder: string, { command, onDown, early }: Where): Promise<Engine> {
  const begun = early?.folder === folder ? early : undefined;
  const release = begun?.release ?? (await takeWritable(folder, command ?? basename(process.argv[1] ?? "maillage")));
  const embedded = new RemoteEngine(begun?.worker ?? { dataDir: join(folder, "base") }, onDown);
  try {
    await embedded.exec("select 1");
  } catch (error) {
    await embedded.close().catch(() => undefined); // it did not open
    release();
    throw asSentence(error, folder);
  }
  const base = baseOver(embedded);
  const close = async () => {
    await base.destroy();
    await embedded.close();
    release();
  };
  return { base, embedded: true, dump: embedded.dump, close, work: embedded.work };
}

/** `ENOENT`: the folder is there, or the one above, and takes no child (`/proc`). */
const UNWRITABLE = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "ENOENT", "ENAMETOOLONG", "ELOOP"]);

async function takeWritable(folder: string, command: string): Promise<() => void> {
  try {
    makeFolder(folder);
    return await takeFolder(folder, command);
  } catch (error) {
    throw asSentence(error, folder);
  }
}

function asSentence(error: unknown, folder: string): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC")
    return new Sentence(
      `Le disque du dossier ${folder} est plein : faites-y de la place, ou donnez un autre dossier par MAILLAGE_DATA.`,
    );
  if (!UNWRITABLE.has(code)) return error;
  return new Sentence(
    `On ne peut pas écrire dans le dossier ${folder} (${code}) : donnez-en un autre par MAILLAGE_DATA.`,
  );
}

const nameOf = (command: string) => `maillage ${command}`;

/** True while a server answers on this base of PostgreSQL, which has no lock file to say so. */
export async function isServed(base: Base): Promise<boolean> {
  const { rows } =
    await sql`select from pg_stat_activity where datname = current_database() and application_name = ${nameOf("start")}`.execute(
      base,
    );
  return rows.length > 0;
}

async function openPostgres(connectionString: string, command = "commande"): Promise<Engine> {
  const { Pool, types } = await import("pg");
  const parsers = new Map<number, (value: string) => unknown>(
    Object.entries(PARSERS).map(([oid, parse]) => [Number(oid), parse]),
  );
  const getTypeParser = (oid: number, format: "text" | "binary") =>
    parsers.get(oid) ?? types.getTypeParser(oid, format as "text");
  const pool = new Pool({
    connectionString,
    max: 10,
    application_name: nameOf(command),
    types: { getTypeParser } as CustomTypesConfig,
  });
  pool.on("error", () => {}); // an idle connection that drops is replaced at the next query
  await pool.query("select 1").catch(async (error: Error) => {
    await pool.end();
    throw new Sentence(`PostgreSQL n’ouvre pas la base que donne DATABASE_URL : ${error.message}`);
  });
  const base = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins });
  return { base, embedded: false, dump: noDump, close: () => base.destroy() };
}

const noDump = () =>
  Promise.reject(new Error("PostgreSQL se sauvegarde par une archive, pas par une image du dossier"));
