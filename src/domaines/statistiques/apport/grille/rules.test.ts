import { expect, test } from "vitest";
import { normaliserCode, reduire } from "./rules.ts";

const rangees = (nombre: number) => [
  ["Titre du fichier"],
  ["CODGEO", "NAISD24"],
  ...Array.from({ length: nombre }, (_, rang) => [String(10_000 + rang), String(rang)]),
];
const codes = new Set(["10005", "11999", "99999"]);

test.each([
  ["1001", "01001"],
  [" 2a004 ", "2A004"],
  ["2024-COM-01001", "01001"],
  ["15", "15"],
])("le code « %s » est %s", (cellule, attendu) => expect(normaliserCode(cellule)).toBe(attendu));

test("STAT-14 : deux mille lignes restent entières ; une de plus, et il ne reste que les titres et les territoires gardés", () => {
  expect(reduire("f", rangees(1998), codes)).toMatchObject({ total: 2000, reduite: null });
  const reduite = reduire("f", rangees(2500), codes);
  expect(reduite).toMatchObject({ total: 2502, reduite: 0, numeros: [1, 2, 8, 2002] });
  expect(reduite?.rangees.at(-1)).toEqual(["11999", "1999"]);
});

test("STAT-14 : d’une ligne par commune et par année, un département entier se garde ; à quarante mille et une, plus rien", () => {
  const lignes = (annees: number) => [
    ["GEO", "TIME_PERIOD"],
    ...Array.from({ length: annees * 1000 }, (_, rang) => [String(10_000 + (rang % 1000)), String(rang)]),
  ];
  const siens = new Set(Array.from({ length: 1000 }, (_, rang) => String(10_000 + rang)));
  expect(reduire("f", lignes(39), siens)?.rangees).toHaveLength(39_001);
  expect(reduire("f", lignes(41), siens)).toBeNull();
});

test("STAT-14 : une grande feuille sans colonne de codes ne se lit pas", () => {
  const sans = Array.from({ length: 2001 }, (_, rang) => [`ligne ${rang}`, "12"]);
  expect(reduire("f", sans, codes)).toBeNull();
});
