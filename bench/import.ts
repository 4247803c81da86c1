import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { engineFlags, LIMITES } from "#platform/files/enfant.ts";
import type { Measured } from "./import/lecture.ts";
import { type Figure, figure } from "./mesure.ts";

const folder = process.env["MAILLAGE_CORPUS"] ?? "../shared/corpus";

/** The file whose reading has a target: the one with 48 fiches. */
const TARGETED = "001";

/** The program that reads, bundled and started with the very engine flags of the server's reading process. */
async function measure(): Promise<Measured> {
  const outdir = mkdtempSync(resolve("node_modules/.bench-lecture-"));
  try {
    await build({
      entryPoints: ["bench/import/lecture.ts"],
      outdir,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "error",
    });
    const args = [...engineFlags(LIMITES), join(outdir, "lecture.mjs"), folder];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Measured;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function figuresOf({ name, plain, whole }: Measured["files"][number]): Figure[] {
  const target = name.startsWith(TARGETED) ? { max: 150 } : {};
  return [
    figure("import", `${name.slice(0, 3)} : lu et compris, troisième passage`, [whole, "ms"], target),
    figure("import", `${name.slice(0, 3)} : compris / seulement lu, décodé et coupé`, [whole / plain, "fois"]),
  ];
}

/** Each file of the corpus, read and understood in one process, against reading, decoding and splitting it. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  if (!existsSync(folder)) {
    say(`Le corpus n’est pas là (${folder}) : donnez MAILLAGE_CORPUS.`);
    return [];
  }
  const { files, peak } = await measure();
  return [
    ...files.flatMap(figuresOf),
    figure(
      "import",
      "mémoire au plus haut du processus qui a lu les trois fichiers, trois fois",
      [peak / 1_048_576, "Mo"],
      { max: 200 },
    ),
  ];
}
