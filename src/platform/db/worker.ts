import { parentPort, workerData } from "node:worker_threads";
import { type Embedded, type EmbeddedOptions, openPglite } from "./pglite.ts";

export type Call = { id: number; method: keyof Embedded; args: unknown[] };
export type Answer = { id: number; value?: unknown; error?: Record<string, unknown> };

const FIELDS = "message code severity detail hint position schema table column constraint where routine".split(" ");

/** An error that crosses threads loses its own fields: PostgreSQL's code and constraint are what callers look at. */
const describe = (error: unknown): Record<string, unknown> =>
  Object.fromEntries(
    FIELDS.map((field) => [field, (error as Record<string, unknown>)[field]]).filter(
      ([, value]) => value !== undefined,
    ),
  );

const opened = openPglite(workerData as EmbeddedOptions);

async function answer({ id, method, args }: Call): Promise<Answer> {
  try {
    const embedded = await opened;
    const call = embedded[method] as (...args: unknown[]) => Promise<unknown>;
    return { id, value: await call(...args) };
  } catch (error) {
    return { id, error: describe(error) };
  }
}

parentPort?.on("message", async (call: Call) => parentPort?.postMessage(await answer(call)));
