import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refus } from "#commun/refus.ts";
import { lireOctets, reperesDe } from "#domaines/imports/lecture/actions.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { decodeText } from "#platform/files/texte.ts";

/** What one process tells of the files it read: milliseconds for each, and the most memory it ever held, in bytes. */
export type Measured = { files: { name: string; plain: number; whole: number }[]; peak: number };

async function duration(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Third run, communes loaded: what a second import costs in a running process. */
async function third(work: () => unknown): Promise<number> {
  await work();
  await work();
  return duration(work);
}

const readPlain = (path: string) => () => {
  const text = decodeText(new Uint8Array(readFileSync(path)));
  if (text instanceof Refus) throw new Error(text.code);
  return text.split("\n").map((line) => line.trim());
};

const readWhole = (path: string, name: string) => async () => {
  const read = await lireOctets(new Uint8Array(readFileSync(path)), name, () => reperesDe(getTerritoires()));
  if (read instanceof Refus) throw new Error(read.code);
};

/** `node lecture.mjs FOLDER`: each text of the folder read and understood in this process, the answer on stdout. */
const folder = process.argv[2] ?? "";
const files: Measured["files"] = [];
for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt"))) {
  const path = join(folder, name);
  files.push({ name, plain: await third(readPlain(path)), whole: await third(readWhole(path, name)) });
}
const measured: Measured = { files, peak: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(measured));
