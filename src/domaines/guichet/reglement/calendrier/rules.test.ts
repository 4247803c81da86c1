import { describe, expect, test } from "vitest";
import { attendDepuis, examine, type FaitsDates, limiteDeReponse, moisSansCommission } from "./rules.ts";

const rendezVous = (entreesDe: number, entreesA: number) => ({ nom: "C", mois: 1, entreesDe, entreesA });

describe("GUI-213 : une commission examine les mois de sa période, qui peut passer l’année", () => {
  test.each([
    [4, 6, [4, 5, 6]],
    [11, 1, [1, 11, 12]],
    [9, 9, [9]],
  ])("de %i à %i", (de, a, attendus) =>
    expect(
      Array.from({ length: 12 }, (_, rang) => rang + 1).filter((mois) => examine(rendezVous(de, a), mois)),
    ).toEqual(attendus),
  );

  test("un mois que nulle n’examine se voit", () => {
    expect(moisSansCommission([rendezVous(1, 6), rendezVous(8, 12)])).toEqual([7]);
    expect(moisSansCommission([rendezVous(11, 4), rendezVous(5, 10)])).toEqual([]);
  });
});

test("GUI-214 : le dernier jour du délai en est", () =>
  expect(limiteDeReponse({ delaiReponse: 10 }, "2026-11-22")).toBe("2026-12-02"));

const faits: FaitsDates = {
  deposeeLe: "2026-01-10",
  completeLe: "2026-02-01",
  neeLe: "2026-03-05",
  naissanceConfirmeeLe: "2026-03-20",
  refuseeLe: null,
};

test.each([
  ["depuis son dépôt", "depot", false, {}, "2026-01-10"],
  ["depuis qu’elle est complète", "complete", false, {}, "2026-02-01"],
  ["pas encore, incomplète", "complete", false, { completeLe: null }, null],
  ["depuis que la naissance est confirmée", "naissance", false, {}, "2026-03-20"],
  ["pas encore, la naissance tue", "naissance", false, { naissanceConfirmeeLe: null }, null],
  ["depuis son dépôt, l’enfant déjà né", "naissance", false, { neeLe: "2026-01-10" }, "2026-01-10"],
  [
    "depuis la naissance confirmée, né le lendemain du dépôt",
    "naissance",
    false,
    { neeLe: "2026-01-11" },
    "2026-03-20",
  ],
  ["comme avant un refus, si le règlement n’en dit rien", "depot", false, { refuseeLe: "2026-06-01" }, "2026-01-10"],
  ["depuis son refus, s’il remet à zéro", "depot", true, { refuseeLe: "2026-06-01" }, "2026-06-01"],
  ["jamais plus tôt par un vieux refus", "depot", true, { refuseeLe: "2025-06-01" }, "2026-01-10"],
] as const)("GUI-215 : une demande attend %s", (...[, anciennete, refusRemetAZero, plus, attendu]) =>
  expect(attendDepuis({ anciennete, refusRemetAZero }, { ...faits, ...plus })).toBe(attendu),
);
