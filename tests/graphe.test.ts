import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

const { options } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as IConfiguration;

/** A slice, a part of the plumbing, or the composition of the whole. */
function partOf(path: string): string | null {
  const [root, first = "", second = ""] = path.split("/");
  if (root !== "src") return null;
  if (first === "domaines") return second;
  return first.includes(".") ? "composition" : first;
}

/** Who uses whom, each arrow once, in alphabetical order. */
async function draw(): Promise<string> {
  const { output } = await cruise(["src"], { ...options }, undefined, { tsConfig: extractTSConfig("tsconfig.json") });
  const arrows = (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
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
