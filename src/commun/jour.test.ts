import { expect, test } from "vitest";
import { plusMois } from "./jour.ts";

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
