import { expect, test } from "vitest";
import { estDu } from "./rules.ts";

test.each([
  ["jamais encore", [], true],
  ["l’an dernier seulement", [2025], true],
  ["cette année déjà", [2025, 2026], false],
] as [string, number[], boolean][])("OBS-38 : pris %s", (_cas, prises, attendu) => {
  expect(estDu("2026-01-01", prises)).toBe(attendu);
  expect(estDu("2026-12-31", prises)).toBe(attendu);
});
