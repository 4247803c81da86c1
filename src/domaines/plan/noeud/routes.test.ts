import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { updateFiche } from "../fiche/store.ts";
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
  const conflit = await seconde.text();
  expect([seconde.status, conflit.includes("La seconde"), conflit.includes("Axe 1 La première")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await site.dans(ICI, (tx) => getNoeud(tx, ICI, "a"))).toMatchObject({ libelle: "La première" });
});

test("un schéma du même nom ne remplace pas le premier", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "1\n2" });
  const double = await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "3" });
  expect([double.status, (await double.text()).includes("porte déjà ce nom")]).toEqual([422, true]);
});

test("deux personnes règlent le même schéma : la seconde voit ce qui est en place et garde sa saisie, comme un refus la garde", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Phase", valeurs: "1\n2" });
  const page = await (await nadege.get(`${PLAN}/priorites`)).text();
  const lu = (/name="lu" value="(\[&quot;Phase[^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  const regler = (valeurs: string) => nadege.post(`${PLAN}/priorites/phase`, { libelle: "Phase", valeurs, lu });
  expect((await regler("1\n2\n3")).status).toBe(303);
  const seconde = await regler("1\n2\nplus tard");
  const conflit = await seconde.text();
  expect([seconde.status, /1\s; 2\s; 3/.test(conflit), conflit.includes("plus tard")]).toEqual([409, true, true]);
  const vide = await (await nadege.post(`${PLAN}/priorites/phase`, { libelle: "Sans valeur", valeurs: "" })).text();
  expect([vide.includes("#phase-valeurs"), vide.includes('value="Sans valeur"')]).toEqual([true, true]);
});

test("un schéma fait par erreur se retire, deux fois sans panne ; ce qu’on y tapait revient ; porté par une fiche, il reste", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Erreur", valeurs: "1\n2" });
  const retirer = (code: string) => nadege.post(`${PLAN}/priorites/${code}/retrait`);
  expect([(await retirer("erreur")).status, (await retirer("erreur")).status]).toEqual([303, 303]);
  expect(await (await nadege.get(`${PLAN}/priorites`)).text()).not.toContain("Erreur");
  expect((await retirer("jamais-vu")).status).toBe(404);
  const tard = await nadege.post(`${PLAN}/priorites/erreur`, { libelle: "Erreur", valeurs: "tapé trop tard" });
  expect([tard.status, (await tard.text()).includes("tapé trop tard</textarea>")]).toEqual([422, true]);
  await nadege.post(`${PLAN}/priorites`, { libelle: "Tenu", valeurs: "1\n2" });
  await site.dans(ICI, async (tx) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
    const fiche = await creerFiche(tx, ecriture, { titre: "Bus", priorite: { schema: "tenu", valeur: "1" } });
    await updateFiche(tx, fiche, { ...fiche, archiveLe: ecriture.instant }, "archivage");
  });
  const tenu = await retirer("tenu");
  expect([tenu.status, (await tenu.text()).includes("peut-être archivées")]).toEqual([422, true]);
  expect((await nadege.post(`${PLAN}/priorites/tenu`, { libelle: "Tenu", valeurs: "2" })).status).toBe(422);
});

test("un schéma se retire par qui tient le plan, dans sa convention", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Gardé", valeurs: "1" });
  await site.espace("rives", "ctg-r");
  const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
  const etrangere = await site.compte("etrangere", [{ espace: "rives", role: "chargeCooperation" }]);
  const statuts = [];
  for (const qui of [elu, etrangere]) statuts.push((await qui.post(`${PLAN}/priorites/garde/retrait`)).status);
  expect(statuts).toEqual([403, 404]);
  expect(await (await nadege.get(`${PLAN}/priorites`)).text()).toContain("Gardé");
});
