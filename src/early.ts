import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Early, takeFolder } from "#platform/db/lock.ts";
import type { Opening } from "#platform/db/worker.ts";
import { parseEnv } from "#platform/env.ts";
import { makeFolder } from "#platform/folder.ts";

/** Laying the tables and writing the demonstration leaves much to collect: a young generation of that many MiB is collected less often. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

/**
 * Making a base takes seconds, building the program too: on the very first start the engine's thread begins, and lays the tables,
 * before there is a bundle to ask for it. Anything wrong is left for `start` to meet and to say.
 */
export async function openEarly(): Promise<Early | undefined> {
  try {
    const { databaseUrl, folder } = parseEnv(process.env);
    const dataDir = join(folder, "base");
    if (databaseUrl || existsSync(dataDir)) return undefined;
    makeFolder(folder);
    const release = await takeFolder(folder, "start");
    const workerData: Opening = { dataDir, neuve: true };
    const worker = new Worker(new URL("./platform/db/worker.ts", import.meta.url), { workerData, resourceLimits });
    return { folder, worker, release };
  } catch {
    return undefined;
  }
}

/** A thread that `start` did not come to use would hold the folder and the process. */
export async function forgetEarly(early: Early | undefined): Promise<void> {
  await early?.worker.terminate();
  early?.release();
}
