import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { unpack } from "./depliage.ts";
import { findModel } from "./modele.ts";
import { type Rows, Wire } from "./wire.ts";

/** Days stay `AAAA-MM-JJ`, instants are ISO strings, counts are numbers: the same on both engines. */
const toIso = (value: string) => new Date(value).toISOString();
export const PARSERS = { [types.DATE]: (value: string) => value, [types.TIMESTAMPTZ]: toIso, [types.INT8]: Number };

export type { Rows };

/** The embedded engine, in this thread or behind a worker's door. One statement at a time: the dialect holds the mutex. */
export type Embedded = {
  /** `before` opens the transaction in the same journey between threads; without parameters, several statements may follow. */
  query: (text: string, parameters: readonly unknown[], before?: string) => Promise<Rows>;
  /** Statements without parameters, several at once. */
  exec: (text: string) => Promise<void>;
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
};

export type EmbeddedOptions = { dataDir?: string | undefined; dump?: Uint8Array<ArrayBuffer> | undefined };

/** A new base starts from an archive of an empty one: `initdb` in WASM takes twice as long. */
const emptyBase = async (): Promise<Blob> => (await import("@electric-sql/pglite-prepopulatedfs")).dataDir();

/** The two bases that others are copied from: no one ever makes another here, and they are two files out of three. */
const isTemplate = (path: string): boolean => /^base\/[14]\//.test(path);

/**
 * A new folder starts from a base whose tables are laid, when one was made at installation, or else from an empty one; a damaged or
 * unreadable one is as if nobody had made it.
 */
export async function unpackStart(dataDir: string, model = findModel()): Promise<void> {
  try {
    if (model) return unpack(readFileSync(model), dataDir, isTemplate);
  } catch {
    rmSync(dataDir, { recursive: true, force: true });
  }
  unpack(new Uint8Array(await (await emptyBase()).arrayBuffer()), dataDir, isTemplate);
}

const markOf = (dataDir: string) => `${dataDir}.inachevee`;

/** What stands there is not a base, or no longer: the next opening throws it away and makes one. */
export const markUnfinished = (dataDir: string): void => writeFileSync(markOf(dataDir), "");

/** Unpacks into the folder under a mark: a process killed meanwhile leaves half a base, which the next one throws away. */
async function createIn(dataDir: string): Promise<PGlite> {
  const mark = markOf(dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  if (existsSync(mark)) rmSync(dataDir, { recursive: true, force: true });
  if (existsSync(dataDir)) return PGlite.create({ dataDir, parsers: PARSERS });
  markUnfinished(dataDir);
  await unpackStart(dataDir);
  const pglite = await PGlite.create({ dataDir, parsers: PARSERS });
  rmSync(mark);
  flush(dirname(dataDir)); // a mark that came back after a power cut would cost a base in use
  return pglite;
}

function flush(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

export async function openPglite({ dataDir, dump }: EmbeddedOptions): Promise<Embedded> {
  const pglite = dataDir
    ? await createIn(dataDir)
    : await PGlite.create({ loadDataDir: dump ? new Blob([dump]) : await emptyBase(), parsers: PARSERS });
  const wire = new Wire(pglite);
  return {
    query: (text, parameters, before) => wire.query(text, parameters, before),
    exec: async (text) => void (await wire.query(text, [])),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer()),
    close: async () => {
      if (dataDir) await pglite.exec("checkpoint");
      await pglite.close();
    },
  };
}
