import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";

/** What a suite counted; a suite that ends badly without a count has failed once. */
type Bilan = { passed: number; failed: number; skipped: number };

const say = (line: string) => void process.stdout.write(`${line}\n`);
const sum = (a: Bilan, b: Bilan): Bilan => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

function runVitest(args: readonly string[]): Bilan {
  const folder = mkdtempSync(join(tmpdir(), "maillage-bilan-"));
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const entry = join(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(process.execPath, [entry, "run", "--no-isolate", ...reporters, ...args], {
    stdio: "inherit",
  });
  const report = existsSync(file) ? readFileSync(file, "utf8") : "{}";
  rmSync(folder, { recursive: true });
  const counts = JSON.parse(report) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numPendingTests?: number;
    numFailedTestSuites?: number;
  };
  const failed = counts.numFailedTests ?? 0;
  return {
    passed: counts.numPassedTests ?? 0,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: counts.numPendingTests ?? 0,
  };
}

/** The browser journeys end with the same plain line as this program. */
async function runJourneys(): Promise<Bilan> {
  const journeys = spawn(process.execPath, ["e2e/run.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  journeys.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    process.stdout.write(text);
  });
  const [status] = (await once(journeys, "close")) as [number | null];
  const counts = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m.exec(said) ?? [];
  const [, passed = 0, failed = 0, skipped = 0] = counts.map((text) => Number(text ?? 0));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped };
}

const WITHOUT_JOURNEYS = "--sans-parcours";
const args = process.argv.slice(2);
let bilan = runVitest(args.filter((arg) => arg !== WITHOUT_JOURNEYS));
const chromium = findChromium();
const journeys = args.length === 0 && existsSync("e2e/run.ts");
if (journeys && chromium) bilan = sum(bilan, await runJourneys());
const unrun = journeys && !chromium;
if (unrun)
  say(
    "Parcours dans le navigateur NON JOUÉS : aucun Chromium sur cette machine (chromium dans le PATH, ou CHROMIUM=chemin).",
  );
const report = process.env["MAILLAGE_BILAN"];
if (report) writeFileSync(report, JSON.stringify({ ...bilan, journeys: journeys && chromium !== null }));
say(`${bilan.passed} passed, ${bilan.failed} failed${bilan.skipped ? `, ${bilan.skipped} skipped` : ""}`);
process.exitCode = bilan.failed > 0 ? 1 : 0;
