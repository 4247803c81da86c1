import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Figure } from "./mesure.ts";

/** Each benchmark prints ratios measured in one run: machines are shared, only comparisons within a run mean something. */
const NAMES = [
  "plan",
  "territoire",
  "convention",
  "volume",
  "import",
  "depart",
  "documents",
  "suivi",
  "guichet",
  "seance",
  "charge-guichet",
  "statistiques",
  "accessibilite",
  "observatoire",
];

type Bench = { run: (say: (line: string) => void) => Promise<Figure[]> };

/** Pages are `.tsx`, which Node does not read by itself: each benchmark is bundled, then run in this process. */
async function load(name: string, folder: string): Promise<Bench> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    define: { "import.meta.dirname": JSON.stringify(join(import.meta.dirname, "../src/platform/db")) },
    logLevel: "error",
  });
  return (await import(pathToFileURL(outfile).href)) as Bench;
}

const pad = ({ figure, value, unit, target, holds }: Figure) =>
  `  ${figure.padEnd(58)} ${`${value} ${unit}`.padStart(14)}  ${target ?? ""} ${holds === null ? "" : holds ? "tenu" : "NON TENU"}`;

const args = process.argv.slice(2);
const json = args.includes("--json");
const chosen = args.filter((arg) => !arg.startsWith("--"));
const write = (line: string) => process.stdout.write(`${line}\n`);
const say = (line: string) => void process.stderr.write(`${line}\n`);

const folder = mkdtempSync(join(import.meta.dirname, "../node_modules/.bench-"));
try {
  for (const name of chosen.length > 0 ? chosen : NAMES) {
    if (!json) write(`\n${name}`);
    const { run } = await load(name, folder);
    for (const one of await run(say)) write(json ? JSON.stringify(one) : pad(one));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
