import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
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

/** Falling asleep between two queries of one page costs more than the query: wait awake a moment for the next one. */
const AWAKE_MS = 0.15;

function nextCall(): Call | undefined {
  if (!parentPort) return undefined;
  const until = performance.now() + AWAKE_MS;
  do {
    const received = receiveMessageOnPort(parentPort);
    if (received) return received.message as Call;
  } while (performance.now() < until);
  return undefined;
}

parentPort?.on("message", async (first: Call) => {
  for (let call: Call | undefined = first; call; call = nextCall()) parentPort?.postMessage(await answer(call));
});
