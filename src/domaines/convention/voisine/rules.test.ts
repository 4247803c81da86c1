import { expect, test } from "vitest";
import { partages, seCroisent } from "./rules.ts";

test("CONV-24 : les communes et les parties nommées des deux côtés, sans regarder les accents", () =>
  expect(
    partages(
      { perimetre: ["48095", "48001"], parties: ["Caf du Cantal", "Communauté du Plateau"] },
      { perimetre: ["48001", "48002"], parties: ["COMMUNAUTE DU PLATEAU"] },
    ),
  ).toEqual({ communes: ["48001"], parties: ["Communauté du Plateau"] }));

const dates = (debut: string | null, fin: string | null) => ({ debut, fin }) as Parameters<typeof seCroisent>[0];
test.each([
  ["l'une finit la veille de l'autre", dates("2021-01-01", "2025-12-31"), dates("2026-01-01", null), false],
  ["l'une finit le jour où l'autre commence", dates("2021-01-01", "2026-01-01"), dates("2026-01-01", null), true],
  ["l'une est sans date", dates(null, null), dates("2026-01-01", "2030-12-31"), true],
])("CONV-25 : %s", (_cas, une, autre, attendu) => {
  expect(seCroisent(une, autre)).toBe(attendu);
  expect(seCroisent(autre, une)).toBe(attendu);
});
