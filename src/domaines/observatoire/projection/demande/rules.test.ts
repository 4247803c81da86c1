import * as fc from "fast-check";
import { expect, test } from "vitest";
import { demander, ecartDe, sommerDemandes, tranchesDe, type Tranche } from "./rules.ts";

const tranche = (enfants: number, usage: number, presence: number): Tranche => ({ nom: "", enfants, usage, presence });

test("OBS-120 : trois tranches d’âge, comptées à la main", () => {
  const { demandeurs, placesPleines, places } = demander(
    [tranche(130, 0.18, 0.74), tranche(136, 0.3, 0.78), tranche(139, 0.3, 0.78)],
    0.9,
  );
  expect(demandeurs).toBeCloseTo(105.9, 10);
  expect(placesPleines).toBeCloseTo(81.666, 10);
  expect(places).toBeCloseTo(90.74, 10);
});

test("OBS-120 : si tous demandent la semaine entière, il faut une place par enfant ; deux fois plus d’enfants, deux fois plus", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 5 }), (enfants) => {
      const tous = enfants.map((nombre) => tranche(nombre, 1, 1));
      const total = enfants.reduce((somme, un) => somme + un, 0);
      expect(demander(tous, 1)).toEqual({ enfants: total, demandeurs: total, placesPleines: total, places: total });
      const doubles = tous.map((un) => ({ ...un, enfants: 2 * un.enfants }));
      expect(demander(doubles, 1).places).toBe(2 * total);
    }),
    { seed: 120, numRuns: 30 },
  );
});

test("OBS-121 : les enfants d’une année viennent des naissances de trois ; les arrivées s’y ajoutent en part", () => {
  const naissances = new Map([
    [2022, 40],
    [2023, 36],
    [2024, 44],
  ]);
  const enfants = (annee: number, migration = 0) =>
    tranchesDe(naissances, annee, migration)?.tranches.map((une) => une.enfants);
  expect(enfants(2024)).toEqual([33, 36, 40]);
  expect(tranchesDe(naissances, 2024)?.connues).toBe(true);
  expect(enfants(2024, 0.5)).toEqual([49.5, 54, 60]);
  expect(enfants(2025)).toEqual([30, 44, 36]);
  expect(tranchesDe(naissances, 2025)?.connues).toBe(false);
  expect(tranchesDe(new Map([[2024, 44]]), 2024)).toBeNull();
});

test.each([
  [10, 12],
  [22, 0],
  [30, -8],
])("OBS-122 : vingt-deux places à trouver et %d à portée font un écart de %d", (atteintes, attendu) =>
  expect(ecartDe({ enfants: 60, demandeurs: 26, placesPleines: 20, places: 22 }, atteintes)).toBe(attendu),
);

test("OBS-123 : demander ensemble ou commune par commune, c’est la même somme", () => {
  const [une, autre] = [tranche(20, 0.3, 0.8), tranche(36, 0.2, 0.7)];
  const somme = sommerDemandes([demander([une], 0.9), demander([autre], 0.9)]);
  expect(somme.places).toBeCloseTo(demander([une, autre], 0.9).places, 10);
  expect([somme.enfants, sommerDemandes([]).places]).toEqual([56, 0]);
});
