import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, test } from "vitest";
import { verifyArchive } from "#platform/archive/read.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-demarrage-"));
const enfants = new Set<ChildProcess>();
afterAll(() => {
  for (const enfant of enfants) enfant.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const bin = join(import.meta.dirname, "../bin/maillage.js");

function lancer(args: readonly string[], plus: Record<string, string> = {}) {
  const { DATABASE_URL: _base, MAILLAGE_DEMO: _demo, ...sain } = process.env;
  const env = { ...sain, MAILLAGE_DATA: join(folder, "donnees"), PORT: "0", ...plus };
  const enfant = spawn(process.execPath, [bin, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  enfants.add(enfant);
  return enfant;
}

async function commande(args: readonly string[], plus: Record<string, string> = {}) {
  const enfant = lancer(args, plus);
  let [sortie, erreur] = ["", ""];
  enfant.stdout?.on("data", (texte) => (sortie += String(texte)));
  enfant.stderr?.on("data", (texte) => (erreur += String(texte)));
  const [code] = (await once(enfant, "close")) as [number];
  return { code, sortie, erreur };
}

/** The first line: the address, said once it answers. The second, on an empty base: the code of the first step. */
async function ouvrir(plus: Record<string, string> = {}) {
  const enfant = lancer(["start"], plus);
  let erreur = "";
  enfant.stderr?.on("data", (texte) => (erreur += String(texte)));
  const lignes = createInterface({ input: enfant.stdout as NodeJS.ReadableStream });
  const dites: string[] = [];
  lignes.on("line", (ligne) => dites.push(ligne));
  const ligne = await Promise.race([once(lignes, "line"), once(enfant, "close").then(() => [`arrêté : ${erreur}`])]);
  const url = /^Maillage : (http\S+)$/.exec(String(ligne[0]))?.[1] ?? String(ligne[0]);
  return { enfant, url, dites, erreurs: () => erreur };
}

describe.skipIf(process.env["MAILLAGE_TEST_DATABASE_URL"])(
  "le programme, sur la base embarquée",
  { timeout: 120_000 },
  () => {
    const archive = join(folder, "une.tar.gz");

    test("vide, il s’ouvre, répond, se sauvegarde en marche, refuse un second processus et s’arrête proprement", async () => {
      const { enfant, url, dites } = await ouvrir({ MAILLAGE_DEMO: "0" });
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(dites[1]).toMatch(/^Premier pas : .* le code [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4} ;/);
      expect(await page.text()).not.toContain("Données de démonstration");
      const style = /href="(\/statique\/[^"]+\.css)"/.exec(await (await fetch(url)).text())?.[1] ?? "";
      expect((await fetch(url + style)).headers.get("cache-control")).toContain("immutable");
      const second = await commande(["start"], { MAILLAGE_DEMO: "0" });
      expect([second.code, second.erreur]).toEqual([1, expect.stringContaining(`processus ${enfant.pid} (start`)]);
      expect(await commande(["backup", archive])).toMatchObject({
        code: 0,
        sortie: expect.stringContaining("Relue et vérifiée"),
      });
      expect((await verifyArchive(archive)).tables.length).toBeGreaterThan(10);
      expect((await fetch(url)).status).toBe(200);
      enfant.kill("SIGTERM");
      expect(await once(enfant, "exit")).toEqual([0, null]);
      expect(readdirSync(join(folder, "donnees"))).toEqual(["base"]);
    });

    test("un dossier neuf où la base ne peut pas être posée se refuse d’une phrase, et n’est pas retenu", async () => {
      const impossible = join(folder, "impossible");
      mkdirSync(join(impossible, "base.inachevee"), { recursive: true });
      expect(await commande(["start"], { MAILLAGE_DATA: impossible })).toEqual({
        code: 1,
        sortie: "",
        erreur: `On ne peut pas écrire dans le dossier ${impossible} (EISDIR) : donnez-en un autre par MAILLAGE_DATA.\n`,
      });
      expect(readdirSync(impossible)).toEqual(["base.inachevee"]);
    });

    test("une base est vide, réelle ou de démonstration, et ne change pas de nature", async () => {
      const reelle = await commande(["start"], { MAILLAGE_DEMO: "1" });
      expect([reelle.code, reelle.erreur]).toEqual([1, expect.stringContaining("n’est pas une démonstration")]);
      const demo = { MAILLAGE_DATA: join(folder, "demo") };
      expect(await commande(["demo"], demo)).toMatchObject({ code: 0 });
      expect(await commande(["demo"], demo)).toMatchObject({ code: 1, erreur: expect.stringContaining("base vide") });
      const refusee = await commande(["start"], { ...demo, MAILLAGE_DEMO: "0" });
      expect([refusee.code, refusee.erreur]).toEqual([1, expect.stringContaining("est une démonstration")]);
      const { enfant, url, dites } = await ouvrir(demo);
      expect(dites.join("\n")).not.toContain("Premier pas");
      expect(await (await fetch(`${url}/connexion`)).text()).toContain("Données de démonstration");
      enfant.kill("SIGKILL");
      await once(enfant, "exit");
      const relancee = await ouvrir(demo); // the lock of a dead process holds nothing
      expect((await fetch(relancee.url)).status).toBe(200);
      relancee.enfant.kill("SIGTERM");
      await once(relancee.enfant, "exit");
    });

    test("un premier démarrage écrit la démonstration sans un mot d’erreur : ce qu’elle a scellé, le site l’ouvre", async () => {
      const { enfant, url, erreurs } = await ouvrir({
        MAILLAGE_DATA: join(folder, "premiere"),
        MAILLAGE_JOURNALISATION: "error",
      });
      expect(await (await fetch(`${url}/connexion`)).text()).toContain("Données de démonstration");
      expect(erreurs()).toBe("");
      enfant.kill("SIGTERM");
      expect(await once(enfant, "exit")).toEqual([0, null]);
    });

    test("une archive se relit dans un dossier neuf, et un réglage faux ou une commande inconnue se disent", async () => {
      const ailleurs = { MAILLAGE_DATA: join(folder, "ailleurs") };
      expect(await commande(["restore", archive], ailleurs)).toMatchObject({ code: 0, erreur: "" });
      expect(await commande(["restore", archive], ailleurs)).toMatchObject({ code: 0 });
      expect(await commande(["start"], { PORT: "abc" })).toMatchObject({
        code: 1,
        erreur: expect.stringMatching(/^PORT doit être/),
      });
      expect(await commande(["inconnue"])).toMatchObject({
        code: 2,
        erreur: expect.stringContaining("maillage start"),
      });
      expect(existsSync(join(folder, "ailleurs/verrou"))).toBe(false);
    });
  },
);
