import { afterAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { saveBlocConvention } from "../bloc/store.ts";
import type { Partie } from "../model.ts";
import { insertConvention } from "../store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const IDENTITE = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
const VIDE = { ...IDENTITE, visas: [], articles: [], annexes: [] };
const partie = (nom: string): Partie => ({ genre: "commune", nom, nomCourt: null, code: null, representants: [] });

test("au-delà de vingt-cinq, les parties se lisent page à page, ou toutes sur une seule, pour l’imprimer", async () => {
  await site.espace("vals", "grande");
  const la = perimetreDe("vals", "grande");
  const lise = await site.compte("valerie", [{ espace: "vals", role: "chargeCooperation" }]);
  await site.dans(la, async (db) => {
    await insertConvention(db, la, "grande", IDENTITE);
    const parties = Array.from({ length: 27 }, (_, rang) => partie(`Village ${rang + 1}`));
    await saveBlocConvention(db, la, "grande", { convention: { ...VIDE, parties }, deliberations: [] });
  });
  const votes = (texte: string) => [...texte.matchAll(/Village \d+/g)].length;
  const page = async (suite: string) => (await lise.get(`/conventions/grande/deliberations${suite}`)).text();
  const premiere = await page("");
  expect([premiere.includes("Village 25"), premiere.includes("Village 27"), premiere.includes("?entiere=1")]).toEqual([
    true,
    false,
    true,
  ]);
  const entiere = await page("?entiere=1");
  expect([entiere.includes("Village 27"), entiere.includes("Page suivante")]).toEqual([true, false]);
  expect(votes(entiere)).toBeGreaterThan(votes(premiere));
});
