import { expect, test } from "vitest";
import type { Assistante } from "./model.ts";
import { dire, estAgreee, parait, verifierPlaces } from "./rules.ts";

const assistante: Assistante = {
  id: "a",
  version: 1,
  nom: "Une assistante",
  commune: "15162",
  quartier: "",
  telephone: null,
  courriel: null,
  mam: null,
  agrement: 3,
  agrementFin: "2028-06-30",
  consentieLe: "2026-01-10",
  retireeLe: null,
  libres: 1,
  libresDes: "2026-12-01",
  ditesLe: "2026-11-01",
  source: "saisie",
  precisions: "",
  monenfant: null,
};

test("EQU-20 : elle paraît si elle y consent, et plus une fois retirée", () => {
  expect(parait(assistante)).toBe(true);
  expect(parait({ consentieLe: null, retireeLe: null })).toBe(false);
  expect(parait({ consentieLe: "2026-01-10", retireeLe: "2026-02-01" })).toBe(false);
});

test.each([
  [3, "2028-06-30", undefined],
  [4, "2026-12-01", "trop-de-places"],
  [1, "2028-07-01", "apres-agrement"],
  [null, null, undefined],
] as const)("EQU-21 : %s places libres dès le %s", (libres, libresDes, code) =>
  expect(verifierPlaces({ ...assistante, libres, libresDes })?.code).toBe(code),
);

test("EQU-22 : se retirer ôte ses places et garde le jour du consentement ; consentir de nouveau efface le retrait", () => {
  const retiree = dire(assistante, false, "2026-11-21");
  expect(retiree).toMatchObject({ consentieLe: "2026-01-10", retireeLe: "2026-11-21", libres: null, source: null });
  expect(dire(retiree, true, "2026-11-22")).toMatchObject({ consentieLe: "2026-11-22", retireeLe: null });
  expect(dire(assistante, true, "2026-11-22")).toBe(assistante);
});

test("EQU-23 : son agrément vaut jusqu’à son terme compris", () => {
  expect([estAgreee(assistante, "2028-06-30"), estAgreee(assistante, "2028-07-01")]).toEqual([true, false]);
  expect(estAgreee({ agrementFin: null }, "2040-01-01")).toBe(true);
});
