import { expect, test } from "vitest";
import { derniers } from "./rules.ts";

const valeur = (millesime: number, dit: { valeur?: number | null; secret?: boolean; statistique?: string } = {}) => ({
  statistique: "couverture",
  lieu: { genre: "commune", code: "15014" } as const,
  millesime,
  valeur: 45.2,
  secret: false,
  ...dit,
});

test.each([
  ["la plus récente", [valeur(2021), valeur(2023), valeur(2022)], [2023]],
  ["pas celle d’une année à venir", [valeur(2026), valeur(2027)], [2026]],
  ["pas une valeur inconnue", [valeur(2022), valeur(2023, { valeur: null })], [2022]],
  ["pas un secret", [valeur(2023, { secret: true })], []],
  ["une par chiffre", [valeur(2023), valeur(2022, { statistique: "naissances" })], [2023, 2022]],
] as const)("SPPE-51 : on cite %s", (...[, valeurs, attendues]) => {
  expect(derniers(valeurs, 2026).map(({ millesime }) => millesime)).toEqual(attendues);
});
