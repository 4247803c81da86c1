import fc from "fast-check";
import { expect, test } from "vitest";
import { type Jour, plusJours } from "#commun/jour.ts";
import { FREQUENCES } from "./model.ts";
import {
  estCommencee,
  finDe,
  frequenceDe,
  ordonner,
  periodeCourte,
  periodeDe,
  periodeEnLettres,
  periodesRecentes,
  precedente,
} from "./rules.ts";

test.each([
  ["mensuelle", "2026-09-30", "2026-09"],
  ["mensuelle", "2026-10-01", "2026-10"],
  ["trimestrielle", "2026-09-30", "2026-T3"],
  ["trimestrielle", "2026-10-01", "2026-T4"],
  ["semestrielle", "2026-06-30", "2026-S1"],
  ["semestrielle", "2026-07-01", "2026-S2"],
  ["annuelle", "2026-12-31", "2026"],
  ["annuelle", "2027-01-01", "2027"],
  ["ponctuelle", "2026-09-14", "2026-09-14"],
] as const)("SUI-100 : en saisie %s, le %s tombe dans %s", (frequence, jour, attendue) => {
  expect(periodeDe(frequence, jour)).toBe(attendue);
  expect(frequenceDe(attendue)).toBe(frequence);
});

test("SUI-100 : la période d’un jour le contient, celle d’avant finit la veille de la sienne", () => {
  const jours = fc.nat(3000).map((n) => plusJours("2024-01-01", n));
  fc.assert(
    fc.property(jours, fc.constantFrom(...FREQUENCES), (jour, frequence) => {
      const periode = periodeDe(frequence, jour);
      const avant = precedente(periode);
      expect(finDe(periode) >= jour).toBe(true);
      expect(finDe(avant) < jour).toBe(true);
      expect(periodeDe(frequence, plusJours(finDe(avant), 1))).toBe(periode);
    }),
  );
});

test("SUI-101 : on saisit la période qui court et celles d’avant", () => {
  expect(periodesRecentes("trimestrielle", "2026-02-10", 3)).toEqual(["2026-T1", "2025-T4", "2025-T3"]);
  expect(periodesRecentes("annuelle", "2026-02-10", 2)).toEqual(["2026", "2025"]);
});

test.each([
  ["2026-T4", "2026-10-01", true],
  ["2026-T4", "2026-09-30", false],
  ["2026-11-21", "2026-11-21", true],
  ["2026-11-22", "2026-11-21", false],
] as const)("SUI-102 : %s, vue du %s, se saisit : %s", (periode, jour: Jour, attendu) => {
  expect(estCommencee(periode, jour)).toBe(attendu);
});

test.each(["2026-T5", "2026-S3", "2026-13", "2026-02-30", "26", "", "2026-t1", "constructor"])(
  "« %s » n’est pas une période",
  (texte) => {
    expect(frequenceDe(texte)).toBeNull();
  },
);

test("les périodes se disent et se rangent dans le temps", () => {
  expect(["2026", "2026-S1", "2026-T3", "2026-09", "2026-09-14"].map(periodeEnLettres)).toEqual([
    "2026",
    "1er semestre 2026",
    "3e trimestre 2026",
    "septembre 2026",
    "14 septembre 2026",
  ]);
  expect(["2026", "2026-S1", "2026-T3", "2026-09", "2026-09-14"].map(periodeCourte)).toEqual([
    "2026",
    "S1 26",
    "T3 26",
    "09/26",
    "14/09/26",
  ]);
  expect(["2026", "2025-T4", "2026-S1", "2026-03"].toSorted(ordonner)).toEqual([
    "2025-T4",
    "2026-03",
    "2026-S1",
    "2026",
  ]);
});
