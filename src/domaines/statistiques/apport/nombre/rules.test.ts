import { expect, test } from "vitest";
import { anneeCourte, lireAnnee, lireMois, lireNombre } from "./rules.ts";

test.each([
  ["1 234,5", 1234.5],
  ["1\u202f234", 1234],
  ["1.234,5", 1234.5],
  ["1234.5", 1234.5],
  ["12,3 %", 12.3],
  ["20 480 €", 20_480],
  ["-12", -12],
  ["1E3", 1000],
  ["0", 0],
  ["s", "secret"],
  ["ND", "secret"],
  ["< 5", "secret"],
  ["", "absent"],
  ["-", "absent"],
  ["environ 12", null],
  ["12;5", null],
  ["1e15", 1e15],
  ["1e16", null],
  ["-1e400", null],
])("STAT-9 : « %s » se lit %s", (cellule, attendu) => expect(lireNombre(cellule)).toBe(attendu));

test.each([
  ["2024", 2024],
  ["31/12/2023", 2023],
  ["2023-12-01", 2023],
  ["1900", 1900],
  ["2100", 2100],
  ["1899", null],
  ["2101", null],
  ["20245", null],
  ["", null],
])("STAT-10 : l’année de « %s » est %s", (cellule, attendu) => expect(lireAnnee(cellule)).toBe(attendu));

test("STAT-10 : deux chiffres d’un titre", () =>
  expect(["99", "60", "59", "08"].map(anneeCourte)).toEqual([1999, 1960, 2059, 2008]));

test.each([
  ["2023-12-31", 12],
  ["2023-06", 6],
  ["2023-06-30T00:00:00", 6],
  ["30/06/2023", 6],
  ["1.7.2023", 7],
  ["2023", null],
  ["2023-13-01", null],
  ["2022-2023", null],
])("STAT-37 : le mois de « %s » est %s", (cellule, attendu) => expect(lireMois(cellule)).toBe(attendu));
