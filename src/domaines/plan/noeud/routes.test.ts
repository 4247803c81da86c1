import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getNoeud, insertNoeud } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const AXE = {
  id: "a",
  convention: "ctg",
  parent: null,
  genre: "axe" as const,
  code: "1",
  libelle: "Accueillir",
  impacts: [],
  ordre: 1,
};

let nadege: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, (tx) => insertNoeud(tx, ICI, AXE));
});

test("deux personnes ouvrent le même nœud : la seconde est prévenue et garde sa saisie", async () => {
  const page = await (await nadege.get(`${PLAN}/noeuds/a`)).text();
  const lu = (/name="lu" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  const saisie = { genre: "axe", code: "1", parent: "", ordre: "1", impacts: "", lu };
  expect((await nadege.post(`${PLAN}/noeuds/a`, { ...saisie, libelle: "La première" })).status).toBe(303);
  const seconde = await nadege.post(`${PLAN}/noeuds/a`, { ...saisie, libelle: "La seconde" });
  expect([seconde.status, (await seconde.text()).includes("La seconde")]).toEqual([409, true]);
  expect(await site.dans(ICI, (tx) => getNoeud(tx, ICI, "a"))).toMatchObject({ libelle: "La première" });
});

test("un schéma du même nom ne remplace pas le premier", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "1\n2" });
  const double = await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "3" });
  expect([double.status, (await double.text()).includes("porte déjà ce nom")]).toEqual([422, true]);
});
