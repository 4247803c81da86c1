import { parentPort, workerData } from "node:worker_threads";
import { findModel } from "./modele.ts";
import { type Embedded, type EmbeddedOptions, openPglite } from "./pglite.ts";
import type { Tables } from "./tables.ts";

/** `neuve`: nothing was there before, so the tables may be laid without being asked. */
export type Opening = EmbeddedOptions & { neuve?: boolean };
/** Beside the engine's own methods: `load` a module of the program, or `work` with it. */
export type Call = { id: number; method: keyof Embedded | "load" | "work"; args: unknown[] };
export type Answer = { id: number; value?: unknown; error?: Record<string, unknown> };

const FIELDS = "message code severity detail hint position schema table column constraint where routine".split(" ");

/** An error that crosses threads loses its own fields: PostgreSQL's code and constraint are what callers look at. */
const describe = (error: unknown): Record<string, unknown> =>
  Object.fromEntries(
    FIELDS.map((field) => [field, (error as Record<string, unknown>)[field]]).filter(
      ([, value]) => value !== undefined,
    ),
  );

async function open({ neuve, ...options }: Opening): Promise<Embedded> {
  const embedded = await openPglite(options);
  if (neuve && !findModel()) await layTables(embedded).catch(() => undefined); // whoever opens the site migrates again, and says what went wrong
  return embedded;
}

async function layTables(embedded: Embedded): Promise<void> {
  const { Kysely } = await import("kysely");
  const [{ embeddedDialect }, { migrate }] = await Promise.all([import("./dialect.ts"), import("./migrate.ts")]);
  await migrate(new Kysely<Tables>({ dialect: embeddedDialect(embedded) }));
}

const opened = open(workerData as Opening);
opened.catch(() => undefined); // whoever asks something of it is told why it did not open

type Module = { work: (embedded: Embedded, ...args: unknown[]) => Promise<void> };

const load = (module: unknown): Promise<Module> => import(String(module));

async function run({ method, args }: Call): Promise<unknown> {
  if (method === "load") return void (await load(args[0]));
  const embedded = await opened;
  if (method === "work") return (await load(args[0])).work(embedded, ...args.slice(1));
  return (embedded[method] as (...args: unknown[]) => Promise<unknown>)(...args);
}

async function answer(call: Call): Promise<Answer> {
  const { id } = call;
  try {
    return { id, value: await run(call) };
  } catch (error) {
    return { id, error: describe(error) };
  }
}

parentPort?.on("message", async (call: Call) => parentPort?.postMessage(await answer(call)));
