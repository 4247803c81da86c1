import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { listAnnees } from "../../instantane/store.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { veillerPartout } from "./actions.ts";

const site = await testSite();
await site.espace("monts", "ctg");
const ICI = perimetreDe("monts", "ctg");
const COMMUNES = ["48095", "48013", "48007", "48140"];

await site.dans(ICI, async (db) => {
  await insertConvention(db, ICI, "ctg", { titre: "CTG", caf: null, debut: null, fin: null, perimetre: COMMUNES });
  const valeurs = COMMUNES.map((code, rang) => ({
    statistique: "naissances",
    lieu: { genre: "commune" as const, code },
    millesime: 2024,
    valeur: 100 - rang,
  }));
  await deposerValeurs(db, ICI, { cle: "essai", nom: "Essai", source: "Insee", le: "2026-01-01T00:00:00Z" }, valeurs);
});

afterAll(() => site.engine.close());

test("OBS-38 : la veille garde les portraits de l’année une seule fois, et qui demande une page n’attend pas qu’ils soient tous lus", async () => {
  const annees = () => inPerimeter(site.base, ICI, (db) => listAnnees(db, ICI));
  const suivi = { finie: false, servies: 0 };
  const veille = veillerPartout(site.base, () => new Date("2026-11-21T08:00:00Z")).finally(() => {
    suivi.finie = true;
  });
  while (!suivi.finie) if ((await annees()).length === 0) suivi.servies += 1;
  await veille;
  expect(suivi.servies).toBeGreaterThan(COMMUNES.length);
  const [gardee, ...autres] = await annees();
  expect(autres).toEqual([]);
  expect(gardee?.annee).toBe(2026);
  expect(gardee?.nombre).toBeGreaterThanOrEqual(COMMUNES.length);

  await veillerPartout(site.base, () => new Date("2026-12-31T08:00:00Z"));
  expect(await annees()).toEqual([gardee]);
  await veillerPartout(site.base, () => new Date("2027-01-02T08:00:00Z"));
  expect((await annees()).map(({ annee }) => annee)).toEqual([2027, 2026]);
});
