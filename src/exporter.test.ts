import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { lireChemin, serialiser } from "#domaines/imports/index.ts";
import type { Order } from "#platform/control.ts";
import { readTableur } from "#platform/tableur.ts";
import { perimetreDe, testSite } from "../tests/app.ts";
import { importOrder } from "./deposer.ts";
import { echangeVide, ficheVide } from "./domaines/imports/echange/rules.ts";
import { exportOrder } from "./exporter.ts";

const site = await testSite();
const dossier = mkdtempSync(join(tmpdir(), "maillage-commandes-"));
afterAll(async () => {
  rmSync(dossier, { recursive: true });
  await site.engine.close();
});
const ICI = perimetreDe("monts", "ctg");
const VIDE = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };

const ask = async (order: Order, ...args: string[]) => {
  const said: string[] = [];
  await order(args, (line) => said.push(line));
  return said.join("");
};
const deposit = async (courriel: string, convention = "ctg") => {
  const lecture = await lireChemin(join(dossier, "a.json"), () => {});
  const order = importOrder(site.base, "https://exemple.fr", () => new Date("2026-11-21T09:00:00Z"));
  return ask(order, JSON.stringify({ lecture, convention, courriel }));
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", VIDE));
  await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  const echange = { ...echangeVide(null), plan: { noeuds: [], fiches: [ficheVide("Ouvrir")] } };
  writeFileSync(join(dossier, "a.json"), serialiser(echange));
});

test("an export order gives the bytes of each format, and a sentence for a convention that is not there", async () => {
  const json = Buffer.from(await ask(exportOrder(site.base), "ctg", "json"), "base64").toString();
  expect(json).toBe(serialiser(echangeVide(null)));
  const csv = new Uint8Array(Buffer.from(await ask(exportOrder(site.base), "ctg", "csv"), "base64"));
  expect(await readTableur(csv, "csv")).toMatchObject([{ rangees: [expect.arrayContaining(["Titre"])] }]);
  await expect(ask(exportOrder(site.base), "absente", "json")).rejects.toThrow("Aucune convention");
});

test("an import order leaves a review in the name of who may import, gives its address, and never writes the plan", async () => {
  const url = await deposit("chargee@exemple.fr");
  expect(url).toMatch(/^https:\/\/exemple\.fr\/conventions\/ctg\/imports\/[0-9a-f-]{36}$/);
  expect(await deposit("chargee@exemple.fr")).toBe(url);
  await expect(deposit("lectrice@exemple.fr")).rejects.toThrow("ne peut pas importer");
  await expect(deposit("chargee@exemple.fr", "absente")).rejects.toThrow("ne peut pas importer");
  expect(await site.base.selectFrom("plan_fiche").select("id").execute()).toEqual([]);
});
