import { apresDe } from "./mois.ts";
import { expect, test } from "vitest";
import { estJour, finDuJour, jourOuvre, plusMois } from "./jour.ts";

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2027-12-31", 2, "2028-02-29"],
  ["2026-12-31", 2, "2027-02-28"],
  ["2026-05-31", 1, "2026-06-30"],
  ["2026-10-15", 3, "2027-01-15"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2030-12-31", -12, "2029-12-31"],
] as const)("le %s, %i mois plus loin, est le %s", (jour, mois, attendu) => expect(plusMois(jour, mois)).toBe(attendu));

test.each([
  ["2026-01-15", "2026-01-15T22:59:59.999Z"],
  ["2026-07-15", "2026-07-15T21:59:59.999Z"],
  ["2026-03-28", "2026-03-28T22:59:59.999Z"],
  ["2026-03-29", "2026-03-29T21:59:59.999Z"],
  ["2026-10-24", "2026-10-24T21:59:59.999Z"],
  ["2026-10-25", "2026-10-25T22:59:59.999Z"],
  ["2028-02-29", "2028-02-29T22:59:59.999Z"],
] as const)("le %s finit à Paris à %s", (jour, attendu) => expect(finDuJour(jour).toISOString()).toBe(attendu));

test.each(["avril 2027", "août 2027", "octobre 2027"])("« de » s’élide devant %s, pas devant mars", (mois) => {
  expect([apresDe(mois), apresDe("mars 2027")]).toEqual([`d’${mois}`, "de mars 2027"]);
});

test.each([
  ["2026-11-20", "2026-11-20"],
  ["2026-11-21", "2026-11-23"],
  ["2026-11-22", "2026-11-23"],
  ["2026-11-11", "2026-11-12"],
  ["2026-05-01", "2026-05-04"],
  ["2028-01-01", "2028-01-03"],
  ["2026-04-06", "2026-04-07"],
  ["2026-05-14", "2026-05-15"],
  ["2026-05-25", "2026-05-26"],
  ["2027-03-29", "2027-03-30"],
  ["2027-05-06", "2027-05-07"],
  ["2027-05-17", "2027-05-18"],
  ["2024-04-01", "2024-04-02"],
  ["2038-04-26", "2038-04-27"],
] as const)("du %s, on passe au %s pour trouver les bureaux ouverts", (jour, attendu) =>
  expect(jourOuvre(jour)).toBe(attendu),
);

test.each([
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["1945-10-04", true],
  ["0026-11-10", false],
  ["0000-01-01", false],
  ["1900-01-01", true],
  ["1899-12-31", false],
  ["2099-12-31", true],
  ["2100-01-01", false],
  ["9999-01-01", false],
] as const)("« %s » est un jour : %s", (texte, attendu) => expect(estJour(texte)).toBe(attendu));
