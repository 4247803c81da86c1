import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { copyPostgres } from "./base.ts";

const MORTS = 5;
const postgres = process.env["MAILLAGE_TEST_DATABASE_URL"];
const folder = mkdtempSync(join(tmpdir(), "maillage-durabilite-"));
const enfants = new Set<ChildProcessWithoutNullStreams>();
const base = postgres ? await copyPostgres(postgres) : null;
afterAll(async () => {
  for (const enfant of enfants) enfant.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  await base?.drop();
});

type Etat = { lignes: number; dernier: number; total: number };

/** A writer on the folder: what it found at start, and the last write that it has said done. */
function lancer() {
  const enfant = spawn(process.execPath, [join(import.meta.dirname, "durabilite-enfant.ts"), base?.url ?? folder]);
  enfants.add(enfant);
  const etat = Promise.withResolvers<Etat>();
  const premier = Promise.withResolvers<void>();
  const suivi = { enfant, etat: etat.promise, premier: premier.promise, dernier: 0, erreur: "" };
  enfant.stderr.on("data", (texte) => {
    suivi.erreur += String(texte);
  });
  createInterface({ input: enfant.stdout }).on("line", (ligne) => {
    if (ligne.startsWith("ETAT ")) etat.resolve(JSON.parse(ligne.slice(5)) as Etat);
    if (!ligne.startsWith("FAIT ")) return;
    suivi.dernier = Number(ligne.slice(5));
    premier.resolve();
  });
  enfant.on("exit", () => etat.reject(new Error(`mort avant d’avoir ouvert la base : ${suivi.erreur}`)));
  return suivi;
}

/** 32 bits of a linear congruence: the same instants at every run. */
const auHasard = (graine: number) => ((graine * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;

test("tuée en plein travail, la base n’a rien perdu de ce qu’elle avait dit fait, et aucune moitié", {
  timeout: 180_000,
}, async () => {
  let promis = 0;
  for (let mort = 0; mort < MORTS; mort += 1) {
    const ecrivain = lancer();
    const { lignes, dernier, total } = await ecrivain.etat;
    expect(dernier).toBeGreaterThanOrEqual(promis);
    expect([lignes, total]).toEqual([dernier, dernier]);
    await ecrivain.premier;
    await wait(100 + 700 * auHasard(20261121 + mort));
    ecrivain.enfant.kill("SIGKILL");
    await once(ecrivain.enfant, "close");
    promis = ecrivain.dernier;
  }
  const dernier = lancer();
  const { lignes, total } = await dernier.etat;
  expect(lignes).toBeGreaterThanOrEqual(promis);
  expect(total).toBe(lignes);
  expect(promis).toBeGreaterThan(MORTS);
});

test.skipIf(postgres)(
  "un second processus sur le même dossier est refusé d’une phrase, et le premier n’en souffre pas",
  { timeout: 60_000 },
  async () => {
    const premier = [...enfants].at(-1) ?? lancer().enfant;
    const second = lancer();
    second.etat.catch(() => {});
    const [code] = (await once(second.enfant, "close")) as [number];
    expect(code).toBe(1);
    expect(second.erreur).toContain(`déjà ouvert par le processus ${premier.pid} (essai`);
    const suite = createInterface({ input: premier.stdout });
    const [ligne] = (await once(suite, "line")) as [string];
    expect(ligne).toMatch(/^FAIT \d+$/);
    expect(premier.exitCode).toBeNull();
  },
);
