import { expect, test } from "vitest";
import { creche, demande, RENTREE, seance, TOUTE_LA_SEMAINE } from "../../../../../tests/appariement/monde.ts";
import { decider, partagesDe, raconter } from "../index.ts";

test("GUI-36 : une place imposée commence au mois dit, sur la place gardée dite", () => {
  const structures = [creche("a", 2, { reserves: [{ code: "urgence", places: [1, 0, 0], acces: "ayantsDroit" }] })];
  const place = { structure: "a", semaines: [TOUTE_LA_SEMAINE], entree: RENTREE + 3, reserve: "urgence" };
  const { attributions } = raconter(decider(seance(structures, [demande("y", 5, "a", { imposee: place })])));
  expect(attributions[0]?.places).toMatchObject([{ entree: RENTREE + 3, reserve: "urgence" }]);
  const avantLHeure = { ...place, entree: RENTREE - 9 };
  const tot = raconter(decider(seance(structures, [demande("y", 5, "a", { imposee: avantLHeure })])));
  expect(tot.attributions[0]?.places[0]?.entree).toBe(RENTREE);
});

test("GUI-377 : une semaine entière se partage par jours entiers, la plus grande part d’abord, jamais moins de la moitié", () => {
  const [lundi, mardi, mercredi] = [0b11, 0b1100, 0b110000];
  expect(partagesDe(lundi | mardi | mercredi)).toEqual([lundi | mardi, lundi | mercredi, mardi | mercredi]);
  expect(partagesDe(lundi | mardi)).toEqual([lundi, mardi]);
  expect(partagesDe(lundi)).toEqual([]);
  expect(partagesDe(0b0001)).toEqual([]);
});
