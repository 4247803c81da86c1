import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { sendOrder } from "#platform/control.ts";
import type { Base } from "#platform/db/db.ts";
import { socketPath } from "#platform/db/lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import type { Settings } from "#platform/env.ts";
import { Sentence } from "#platform/sentence.ts";
import { withEngine } from "./site.ts";

export type Say = (line: string) => void;
type Asked = { order: string; args: readonly string[] };

const asSentence = (error: unknown): never => {
  throw new Sentence(error instanceof Error ? error.message : String(error));
};

/** Asks the running server, which holds the base; or does the work here when none runs. */
export async function onBase(
  settings: Settings,
  { order, args }: Asked,
  say: Say,
  work: (base: Base) => Promise<void>,
) {
  const { folder, databaseUrl } = settings;
  if (!databaseUrl && (await sendOrder(socketPath(folder), order, args, say).catch(asSentence))) return;
  await withEngine(settings, order, async ({ base }) => {
    await migrate(base);
    await work(base);
  });
}

/** The options and the other words of a command, or its usage when they are not understood or help is asked. */
export function readCommand<O extends ParseArgsOptionsConfig>(args: string[], options: O, usage: string) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true });
    return { values: read.values as Record<string, string | undefined>, words: read.positionals };
  } catch {
    throw new Sentence(usage);
  }
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command whose sentence of refusal goes to stderr with the code 2. */
export async function refusing(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
