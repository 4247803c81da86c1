import { expect, test } from "vitest";
import { dureesDe, estCentralisee, estOuverte, structureParait } from "./rules.ts";

test.each([
  ["la veille de son ouverture", { debut: "2026-09-01", fin: null }, "2026-08-31", false],
  ["le jour de son ouverture", { debut: "2026-09-01", fin: null }, "2026-09-01", true],
  ["son dernier jour", { debut: null, fin: "2026-08-31" }, "2026-08-31", true],
  ["le lendemain de sa fermeture", { debut: null, fin: "2026-08-31" }, "2026-09-01", false],
  ["sans date", { debut: null, fin: null }, "2026-01-01", true],
] as const)("EQU-3 : une structure, %s", (_cas, periode, le, attendu) => expect(estOuverte(periode, le)).toBe(attendu));

test("EQU-4 : une structure rejoint la commission un jour donné ; celle qui garde la sienne n’en est pas", () => {
  expect(estCentralisee({ centraliseeLe: "2026-09-01" }, "2026-08-31")).toBe(false);
  expect(estCentralisee({ centraliseeLe: "2026-09-01" }, "2026-09-01")).toBe(true);
  expect(estCentralisee({ centraliseeLe: null }, "2026-09-01")).toBe(false);
  expect(estCentralisee({ centraliseeLe: "2026-09-01" }, null)).toBe(true);
});

test("EQU-5 : une demi-journée dure de l’ouverture à la fermeture ; fermée, zéro", () => {
  const durees = dureesDe([{ de: "07:30", a: "12:00" }, null]);
  expect(durees).toHaveLength(10);
  expect(durees.slice(0, 3)).toEqual([270, 0, 0]);
});

test("EQU-66 : une maison d’assistants maternels ne paraît que du jour où elle y consent ; une crèche n’a pas à le dire", () => {
  const mam = { type: "mam", consentieLe: "2026-09-01" } as const;
  expect(structureParait({ type: "mam", consentieLe: null }, "2026-09-01")).toBe(false);
  expect(structureParait(mam, "2026-08-31")).toBe(false);
  expect(structureParait(mam, "2026-09-01")).toBe(true);
  expect(structureParait({ type: "eajePsu", consentieLe: null }, "2026-09-01")).toBe(true);
});
