import { PGlite, types } from "@electric-sql/pglite";

/** Days stay `AAAA-MM-JJ`, instants are ISO strings, counts are numbers: the same on both engines. */
const toIso = (value: string) => new Date(value).toISOString();
export const PARSERS = { [types.DATE]: (value: string) => value, [types.TIMESTAMPTZ]: toIso, [types.INT8]: Number };

export type Rows = { rows: unknown[]; affected: number | undefined };

/** The embedded engine, in this thread or behind a worker's door. One statement at a time: the dialect holds the mutex. */
export type Embedded = {
  /** `before` opens the transaction in the same journey between threads. */
  query: (text: string, parameters: readonly unknown[], before?: string) => Promise<Rows>;
  /** Statements without parameters, several at once. */
  exec: (text: string) => Promise<void>;
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
};

export type EmbeddedOptions = { dataDir?: string | undefined; dump?: Uint8Array<ArrayBuffer> | undefined };

export async function openPglite({ dataDir, dump }: EmbeddedOptions): Promise<Embedded> {
  const pglite = await PGlite.create({
    ...(dataDir ? { dataDir } : {}),
    ...(dump ? { loadDataDir: new Blob([dump]) } : {}),
    parsers: PARSERS,
  });
  return {
    query: async (text, parameters, before) => {
      if (before) await pglite.exec(before);
      const { rows, affectedRows } = await pglite.query(text, [...parameters]);
      return { rows, affected: affectedRows };
    },
    exec: async (text) => void (await pglite.exec(text)),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer()),
    close: async () => {
      if (dataDir) await pglite.exec("checkpoint");
      await pglite.close();
    },
  };
}
