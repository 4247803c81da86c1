import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refus } from "#commun/refus.ts";
import { lireOctets, reperesDe } from "#domaines/imports/lecture/actions.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { decodeText } from "#platform/files/texte.ts";
import { type Figure, figure } from "./mesure.ts";

const folder = process.env["MAILLAGE_CORPUS"] ?? "../shared/corpus";

/** The file whose reading has a target: the one with 48 fiches. */
const TARGETED = "001";

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

async function oneFile(name: string): Promise<Figure[]> {
  const path = join(folder, name);
  const reperes = reperesDe(getTerritoires());
  const plain = await third(() => {
    const text = decodeText(new Uint8Array(readFileSync(path)));
    if (text instanceof Refus) throw new Error(text.code);
    return text.split("\n").map((line) => line.trim());
  });
  const whole = await third(async () => {
    const read = await lireOctets(new Uint8Array(readFileSync(path)), name, () => reperes);
    if (read instanceof Refus) throw new Error(read.code);
  });
  const target = name.startsWith(TARGETED) ? { max: 150 } : {};
  return [
    figure("import", `${name.slice(0, 3)} : lu et compris, troisième passage`, [whole, "ms"], target),
    figure("import", `${name.slice(0, 3)} : compris / seulement lu, décodé et coupé`, [whole / plain, "fois"]),
  ];
}

/** Each file of the corpus, read and understood in this process, against reading, decoding and splitting it. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  if (!existsSync(folder)) {
    say(`Le corpus n’est pas là (${folder}) : donnez MAILLAGE_CORPUS.`);
    return [];
  }
  const figures: Figure[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt")))
    figures.push(...(await oneFile(name)));
  const resident = process.memoryUsage().rss / 1_048_576;
  return [
    ...figures,
    figure("import", "mémoire du processus après les trois fichiers", [resident, "Mo"], { max: 200 }),
  ];
}
