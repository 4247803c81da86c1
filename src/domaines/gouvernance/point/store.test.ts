import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { listPoints, listPointsEnAttente, proposerPoint } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const AILLEURS = perimetreDe("mers", "loin");

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
});

test("un point proposé deux fois du même endroit n’attend qu’une fois, et nulle part ailleurs", async () => {
  const propose = {
    convention: "ctg",
    titre: "Une fiche bloquée",
    origine: "blocage",
    lien: "/conventions/ctg/fiches/a",
  } as const;
  await site.dans(ICI, (tx) => proposerPoint(tx, ICI, propose));
  await site.dans(ICI, (tx) => proposerPoint(tx, ICI, { ...propose, titre: "La même" }));
  await site.dans(ICI, (tx) => proposerPoint(tx, ICI, { ...propose, lien: "/conventions/ctg/fiches/b" }));
  const attendent = await site.dans(ICI, (tx) => listPointsEnAttente(tx, ICI));
  expect(attendent.map(({ titre }) => titre)).toEqual(["Une fiche bloquée", "Une fiche bloquée"]);
  expect(await site.dans(AILLEURS, (tx) => listPointsEnAttente(tx, AILLEURS))).toEqual([]);
  expect(await site.dans(ICI, (tx) => listPoints(tx, ICI, "aucune"))).toEqual([]);
});
