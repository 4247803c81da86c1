import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import type { Echange } from "../echange/model.ts";
import { exporterJson } from "../sortie/actions.ts";

const CORPUS = process.env["MAILLAGE_CORPUS"] ?? "../shared/corpus";
const fichiers = existsSync(CORPUS) ? readdirSync(CORPUS).filter((nom) => nom.endsWith(".txt")) : [];

const site = await testSite();
afterAll(() => site.engine.close());

async function arriver(nom: string) {
  const [espace, convention] = [`espace-${nom}`, `ctg-${nom}`];
  const perimetre = perimetreDe(espace, convention);
  await site.espace(espace, convention);
  const vide = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(perimetre, (db) => insertConvention(db, perimetre, convention, vide));
  const qui = await site.compte(`chargee-${nom}`, [{ espace, role: "chargeCooperation" }]);
  const exporter = async () =>
    JSON.parse(await site.dans(perimetre, (db) => exporterJson(db, perimetre, convention))) as Echange;
  return { qui, base: `/conventions/${convention}/imports`, exporter };
}

describe.skipIf(fichiers.length === 0)("une vraie convention, du fichier au plan", () => {
  test.each(fichiers)("%s s'écrit en entier, et la redéposer ne change rien", { timeout: 60_000 }, async (nom) => {
    const { qui, base, exporter } = await arriver(nom.slice(0, 3));
    const form = new FormData();
    form.set("fichier", new File([readFileSync(join(CORPUS, nom))], nom));
    const lieu = (await qui.post(base, form)).headers.get("location") ?? "";
    const page = async (chemin: string) => (await qui.get(chemin)).text();
    const acte = async (ou: string, chemin: string, plus = {}) => {
      const version = /name="version" value="(\d+)"/.exec(await page(ou))?.[1] ?? "";
      return qui.post(`${ou}/${chemin}`, { version, ...plus });
    };
    expect((await page(lieu)).match(/<[a-z]/g)?.length).toBeLessThan(700);
    await acte(lieu, "acceptation", { portee: "tout" });
    expect((await acte(lieu, "ecriture")).status).toBe(303);
    const ecrite = await exporter();
    expect(ecrite.plan.fiches.length).toBeGreaterThan(20);
    expect(ecrite.source?.fichier).toBe(nom);
    const encore = (await acte(lieu, "reprise")).headers.get("location") ?? "";
    expect((await page(encore)).replaceAll("\u202F", " ")).toContain("Ce fichier ne change rien");
    expect(await exporter()).toEqual(ecrite);
  });
});
