import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openEngine } from "./db/engine.ts";
import { Sentence } from "./sentence.ts";

const own = mkdtempSync(join(tmpdir(), "maillage-dossier-"));
afterAll(() => rmSync(own, { recursive: true, force: true }));

/** In a process of its own, which the test may kill: what is feared here is a call that never returns. */
function make(folder: string) {
  const code = `const { makeFolder } = await import(${JSON.stringify(join(import.meta.dirname, "folder.ts"))});
    try { makeFolder(${JSON.stringify(folder)}); process.stdout.write("fait"); }
    catch (error) { process.stdout.write(error.code); }`;
  const { stdout, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    timeout: 20_000,
    killSignal: "SIGKILL",
    encoding: "utf8",
  });
  return { stdout, signal };
}

test("un dossier et ceux qui le portent se font, et se refont sans rien dire", () => {
  const deep = join(own, "a/b/c");
  expect(make(deep)).toEqual({ stdout: "fait", signal: null });
  expect(existsSync(deep)).toBe(true);
  expect(make(deep)).toEqual({ stdout: "fait", signal: null });
});

test.runIf(existsSync("/proc/self"))("là où le système ne fait aucun dossier, l’appel revient", () => {
  const { stdout, signal } = make("/proc/maillage/donnees");
  expect(signal).toBeNull();
  expect(stdout).toMatch(/^E[A-Z]+$/);
});

const file = join(own, "fichier");
const places = [join(file, "dessous"), file, ...(existsSync("/proc/self") ? ["/proc/maillage", "/proc"] : [])];

test.each(places.map((folder) => ({ folder })))(
  "ouvrir la base dans un lieu qui n’en prend pas : une phrase (%#)",
  async ({ folder }) => {
    writeFileSync(file, "");
    const refus = await openEngine({ folder }).catch((error: unknown) => error);
    expect(refus).toBeInstanceOf(Sentence);
    expect(String(refus)).toContain(`On ne peut pas écrire dans le dossier ${folder} (`);
  },
);
