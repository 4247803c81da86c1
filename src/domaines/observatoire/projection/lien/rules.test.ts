import { expect, test } from "vitest";
import { correlation, deuxAnsEnPlus, lierAccesEtEntree, type Point } from "./rules.ts";

const points = (entrees: readonly number[]): Point[] => entrees.map((entree, rang) => ({ acces: rang, entree }));
const MONTE = [1, 2, 3, 4, 5, 6, 7, 8];

test("OBS-130 : deux classements pareils, contraires, sans écart", () => {
  expect(correlation(points(MONTE))).toBeCloseTo(1, 12);
  expect(correlation(points(MONTE.toReversed()))).toBeCloseTo(-1, 12);
  expect(correlation(points(MONTE.map(() => 4)))).toBeNull();
  expect(correlation(points([1, 2, 2, 4]))).toBeCloseTo(0.9486832981, 9);
});

test.each([
  ["sept secteurs", MONTE.slice(1), "tropPeu"],
  ["huit secteurs qui vont ensemble", MONTE, "ensemble"],
  ["huit secteurs à rebours", MONTE.toReversed(), "contraire"],
  ["huit secteurs en désordre", [5, 2, 8, 1, 7, 4, 3, 6], "aucun"],
  ["huit secteurs pareils", MONTE.map(() => 4), "tropPeu"],
] as const)("OBS-131 : %s : %o dit %s", (_cas, entrees, dit) =>
  expect(lierAccesEtEntree(points(entrees)).dit).toBe(dit),
);

test("OBS-132 : une part des enfants de deux ans en plus", () => expect(deuxAnsEnPlus(40, 0.25)).toBe(10));
