import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, expect, test } from "vitest";

const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as IConfiguration;
const rules = (config.forbidden ?? []).map(({ name }) => name ?? "");

async function cruiseIn(folder: string, paths: string[], depth = 0): Promise<ICruiseResult> {
  const { forbidden = [], options } = config;
  const tsConfig = extractTSConfig(join(folder, "tsconfig.json"));
  const { output } = await cruise(
    paths,
    { ...options, maxDepth: depth, ruleSet: { forbidden }, validate: true, baseDir: folder },
    undefined,
    { tsConfig },
  );
  return output as ICruiseResult;
}

/** One forbidden import per rule: the file that is added, and what it holds. */
const FAUTES: Record<string, [path: string, text: string][]> = {
  "no-cycles": [
    ["src/commun/boucle-a.ts", 'export { b } from "./boucle-b.ts";\nexport const a = 1;\n'],
    ["src/commun/boucle-b.ts", 'export { a } from "./boucle-a.ts";\nexport const b = 1;\n'],
  ],
  "every-slice-has-a-level": [
    ["src/domaines/orpheline/index.ts", "export const seule = 1;\n"],
    ["src/fautive.ts", 'import "./domaines/orpheline/index.ts";\n'],
  ],
  "slices-enter-by-the-door": [["src/domaines/plan/intrus/store.ts", 'import "../../acces/store.ts";\n']],
  "rules-are-pure": [["src/domaines/plan/intrus/rules.ts", 'import "node:fs";\n']],
  "pages-only-render": [["src/domaines/plan/intrus/pages.tsx", 'import "./store.ts";\n']],
  "only-stores-speak-sql": [
    ["src/domaines/plan/intrus/routes.tsx", 'import { sql } from "kysely";\nexport const x = sql;\n'],
  ],
  "plumbing-ignores-business": [["src/platform/intrus.ts", 'import "#domaines/acces/index.ts";\n']],
  "only-the-app-mounts-routes": [
    ["src/intrus.ts", 'import "./domaines/plan/intrus/routes.tsx";\n'],
    ["src/intruse.ts", 'import "./domaines/plan/api.ts";\n'],
  ],
};

/** Each level looks at its neighbour of the same level, or at the level above. */
const PAR_NIVEAU: Record<number, [string, string]> = {
  1: ["acces", "territoire"],
  2: ["acteurs", "statistiques"],
  3: ["convention", "equipements"],
  4: ["diagnostic", "plan"],
  5: ["plan", "imports"],
  6: ["sppe", "gouvernance"],
  7: ["suivi", "participation"],
  8: ["evaluation", "observatoire"],
  9: ["imports", "actes"],
};
for (const [niveau, [de, vers]] of Object.entries(PAR_NIVEAU))
  FAUTES[`level-${niveau}-looks-down-only`] = [
    [`src/domaines/${de}/intrus${niveau}/store.ts`, `import "../../${vers}/model.ts";\n`],
    [`src/domaines/${vers}/model.ts`, "export const la = 1;\n"],
  ];

let lu: Promise<ICruiseResult> | undefined;
/** The whole of `src`, read once for the two tests that look at it. */
const lireLeCode = () => (lu ??= cruiseIn(process.cwd(), ["src"]));

const copie = mkdtempSync(join(tmpdir(), "maillage-regles-"));
afterAll(() => rmSync(copie, { recursive: true, force: true }));

function copier(): void {
  for (const path of ["src", "package.json", "tsconfig.json"]) cpSync(path, join(copie, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copie, "node_modules"));
  for (const [path, text] of Object.values(FAUTES).flat()) {
    mkdirSync(dirname(join(copie, path)), { recursive: true });
    writeFileSync(join(copie, path), text);
  }
}

test("chaque règle d’import a sa faute, et la refuse", async () => {
  expect(Object.keys(FAUTES).toSorted()).toEqual(rules.toSorted());
  copier();
  // the added files, and what they import: the rest of the code is read below
  const { summary } = await cruiseIn(
    copie,
    [
      ...new Set(
        Object.values(FAUTES)
          .flat()
          .map(([path]) => path),
      ),
    ],
    2,
  );
  const refused = summary.violations.filter(({ from, to }) =>
    Object.values(FAUTES)
      .flat()
      .some(([path]) => from === path || to === path),
  );
  expect([...new Set(refused.map(({ rule }) => rule.name))].toSorted()).toEqual(rules.toSorted());
  expect(refused.map(({ from }) => from)).toContain("src/intruse.ts");
});

test("tous les modules de src sont lus, et aucun n’enfreint une règle", async () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
  );
  const { modules, summary } = await lireLeCode();
  const read = new Set(modules.map(({ source }) => source));
  expect(sources.map((path) => `src/${path}`).filter((path) => !read.has(path))).toEqual([]);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name} : ${from} → ${to}`)).toEqual([]);
});

/** A slice, a part of the plumbing, or the composition of the whole. */
function partOf(path: string): string | null {
  const [root, first = "", second = ""] = path.split("/");
  if (root !== "src") return null;
  if (first === "domaines") return second;
  return first.includes(".") ? "composition" : first;
}

/** Who uses whom, each arrow once, in alphabetical order. */
async function draw(): Promise<string> {
  const { modules } = await lireLeCode();
  const arrows = modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [partOf(source), partOf(resolved)]),
  );
  const slices = new Set(arrows.flat().filter((part) => part && !PLUMBING.includes(part)));
  const drawn = arrows.filter(([from, to]) => from && to && from !== to && slices.has(from) && slices.has(to));
  const lines = [...new Set(drawn.map(([from, to]) => `  ${from} --> ${to}`))].toSorted();
  return ["flowchart TD", "  subgraph tranches", ...lines.map((line) => `  ${line}`), "  end", ...FRAME].join("\n");
}

const PLUMBING = ["composition", "platform", "ui", "commun", "client"];
const FRAME = [
  "  composition[app, server, jobs, cli] --> tranches",
  "  tranches --> platform",
  "  tranches --> ui",
  "  tranches --> commun",
  "  platform --> ui",
  "  platform --> commun",
];

test("le graphe de docs/architecture.md est celui du code", async () => {
  const page = readFileSync("docs/architecture.md", "utf8");
  const [before, after] = page.split(/```mermaid\n[^]*?```/);
  const fresh = `${before}\`\`\`mermaid\n${await draw()}\n\`\`\`${after}`;
  await expect(fresh).toMatchFileSnapshot("../docs/architecture.md");
});
