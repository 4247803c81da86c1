import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, expect, test } from "vitest";

const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as IConfiguration;
const rules = (config.forbidden ?? []).map(({ name }) => name ?? "");

async function cruiseIn(folder: string): Promise<ICruiseResult> {
  const { forbidden = [], options } = config;
  const tsConfig = extractTSConfig(join(folder, "tsconfig.json"));
  const { output } = await cruise(
    ["src"],
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: folder },
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
  const { summary } = await cruiseIn(copie);
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
  const { modules, summary } = await cruiseIn(process.cwd());
  const read = new Set(modules.map(({ source }) => source));
  expect(sources.map((path) => `src/${path}`).filter((path) => !read.has(path))).toEqual([]);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name} : ${from} → ${to}`)).toEqual([]);
});
