import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Serie } from "./model.ts";
import {
  apportDe,
  arrondirEnsemble,
  constat,
  eprouver,
  naissancesEn,
  prevoir,
  prevoirEntree,
  prevoirPassage,
  sommesDuTaux,
  tauxDe,
  tauxRappele,
} from "./rules.ts";

const serie = (depuis: number, ...nombres: number[]): Serie =>
  new Map(nombres.map((nombre, rang) => [depuis + rang, nombre]));
const NAISSANCES = serie(2020, 152, 150, 150, 140, 132, 128);
const PS = serie(2023, 148, 144, 145);

test("OBS-100 : trois rentrées font un taux, rapport des sommes ; deux n’en font pas", () => {
  const taux = tauxDe(PS, NAISSANCES, 2026, 3);
  expect(taux?.taux).toBeCloseTo(437 / 452, 12);
  expect(taux?.taux).toBeCloseTo(0.966814, 6);
  expect(taux?.annees).toBe(3);
  expect(tauxDe(serie(2024, 144, 145), NAISSANCES, 2026, 3)).toBeNull();
  expect(tauxDe(PS, NAISSANCES, 2025, 3)).toBeNull();
  expect(sommesDuTaux(PS, NAISSANCES, 2026, 3)).toEqual({ effectif: 437, origine: 452 });
});

test("OBS-100 : cinq rentrées au plus, les plus récentes ; une année sans naissances n’entre pas dans le rapport", () => {
  const longue = serie(2019, 10, 20, 20, 20, 20, 20);
  expect(tauxDe(longue, serie(2016, 10, 20, 20, 20, 20, 20), 2025, 3)).toEqual({ taux: 1, cv2: 0, annees: 5 });
  expect(tauxDe(longue, serie(2016, 10, 20, 0, 20, 20, 20), 2025, 3)?.annees).toBe(4);
});

test("OBS-101 : sans naissances, le taux de l’ensemble ; avec trente, le milieu ; avec beaucoup, le sien", () => {
  const sien = { taux: 0.8, cv2: 0, annees: 3 };
  expect(tauxRappele(sien, 1, 0).taux).toBe(1);
  expect(tauxRappele(sien, 1, 30).taux).toBeCloseTo(0.9, 12);
  expect(tauxRappele(sien, 1, 1e9).taux).toBeCloseTo(0.8, 6);
});

test("OBS-102 : la fourchette : un effectif sans dispersion a le hasard de son nombre ; jamais sous zéro", () => {
  const { central, bas, haut, variance } = prevoir(2026, 100, 0);
  expect([central, variance]).toEqual([100, 100]);
  expect(haut - central).toBeCloseTo(12.816, 6);
  expect(central - bas).toBeCloseTo(12.816, 6);
  expect(prevoir(2026, 100, 0.01).variance).toBe(200);
  expect(prevoir(2026, 1, 0).bas).toBe(0);
});

test("OBS-103 : les naissances à venir sont la moyenne des trois dernières, et leur dispersion se dit", () => {
  expect(naissancesEn(NAISSANCES, 2025)).toEqual({ nombre: 128, cv2: 0, connues: true });
  const supposees = naissancesEn(NAISSANCES, 2026);
  expect(supposees).toMatchObject({ nombre: 400 / 3, connues: false });
  expect(supposees?.cv2).toBeCloseTo(112 / 3 / (400 / 3) ** 2, 12);
  expect(naissancesEn(serie(2024, 10, 12), 2026)).toBeNull();
});

const neuf = { nom: "Le Pré", annee: 2027, logements: 30, parLogement: 0.1, etalement: 3 };
test.each([
  [2026, 0],
  [2027, 1],
  [2029, 1],
  [2030, 0],
])("OBS-104 : à la rentrée %i, les logements apportent %d élève", (rentree, attendu) =>
  expect(apportDe([neuf], rentree)).toBeCloseTo(attendu, 12),
);

test.each([
  [2026, 135.35, true],
  [2027, 127.62, true],
  [2028, 123.75, true],
  [2029, 128.91, false],
])("OBS-105 : la petite section de %i sera de %d, ferme %s", (rentree, attendu, ferme) => {
  const taux = tauxDe(PS, NAISSANCES, 2026, 3);
  if (!taux) throw new Error("sans taux");
  const prevue = prevoirEntree(NAISSANCES, taux, rentree, { age: 3, apport: 0 });
  expect(prevue?.central).toBeCloseTo(attendu, 2);
  expect(prevue?.ferme).toBe(ferme);
  expect(prevoirEntree(NAISSANCES, taux, rentree, { age: 3, apport: 2 })?.central).toBeCloseTo(attendu + 2, 2);
  expect(prevoirEntree(new Map(), taux, rentree, { age: 3, apport: 0 })).toBeNull();
});

test("OBS-106 : une classe d’âge monte au taux de passage, et l’incertitude grandit", () => {
  const passage = { taux: 0.98, cv2: 0.001, annees: 3 };
  const un = prevoirPassage(constat(2026, 100), passage);
  const deux = prevoirPassage(un, passage);
  expect([un.annee, un.central, deux.annee]).toEqual([2027, 98, 2028]);
  expect(deux.central).toBeCloseTo(96.04, 10);
  expect(un.variance).toBeCloseTo(98 * (1 + 98 * 0.001), 8);
  expect(deux.variance).toBeCloseTo(96.04 * (1 + 96.04 * 0.002), 8);
  expect(prevoirPassage(constat(2026, 0), passage).central).toBe(0);
});

test("OBS-107 : la méthode éprouvée ne connaît que ce que l’on savait alors", () => {
  const naissances = serie(2014, 100, 100, 100, 100, 100, 100, 80);
  const effectifs = serie(2017, 90, 90, 90, 90, 90, 60, 72);
  const { epreuves, ecart, dedans } = eprouver(effectifs, naissances, { age: 3, ensembleAvant: () => null });
  expect(epreuves.map(({ annee, prevu, observe }) => [annee, Math.round(prevu), observe])).toEqual([
    [2021, 90, 90],
    [2022, 90, 60],
    [2023, 67, 72],
  ]);
  expect(ecart).toBeCloseTo((0 + 0.5 + Math.abs(67.2 - 72) / 72) / 3, 10);
  expect(dedans).toBe(2);
  const seul = { age: 3, ensembleAvant: () => null };
  expect(eprouver(serie(2021, 90, 90, 90), naissances, seul)).toEqual({ epreuves: [], ecart: null, dedans: 0 });
});

test("OBS-107 : c’est le taux rappelé, celui que l’on montre, qui s’éprouve, avec l’ensemble d’alors", () => {
  const naissances = serie(2014, 30, 10, 10, 10, 10);
  const effectifs = serie(2017, 27, 9, 9, 9, 9);
  const ensembleAvant = (annee: number) => (annee === 2020 ? 0.5 : null);
  const { epreuves } = eprouver(effectifs, naissances, { age: 3, ensembleAvant });
  // fifty births at 0.9, thirty recalled to 0.5 : 0.75
  expect(epreuves.map(({ annee, prevu }) => [annee, prevu.toFixed(2)])).toEqual([
    [2020, "7.50"],
    [2021, "9.00"],
  ]);
});

test.each([
  [
    [1.4, 1.4, 1.2],
    [2, 1, 1],
  ],
  [
    [0.5, 0.5],
    [1, 0],
  ],
  [
    [2, 3],
    [2, 3],
  ],
  [[], []],
])("OBS-108 : %o s’arrondit ensemble en %o", (valeurs, attendu) => expect(arrondirEnsemble(valeurs)).toEqual(attendu));

test("OBS-108 : la somme des arrondis est l’arrondi de la somme, chacun à moins d’un de sa valeur", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 20 }), (valeurs) => {
      const entiers = arrondirEnsemble(valeurs);
      const total = (de: readonly number[]) => de.reduce((un, autre) => un + autre, 0);
      expect(total(entiers)).toBe(Math.round(total(valeurs)));
      expect(entiers.every((un, rang) => Math.abs(un - (valeurs[rang] ?? 0)) <= 1)).toBe(true);
    }),
    { seed: 108, numRuns: 60 },
  );
});
