import { expect, test } from "vitest";
import type { Avis } from "../avis/model.ts";
import { compterAvis, schemasDuBilan } from "./rules.ts";

const PERIODE = { debut: "2026-01-01", fin: "2026-12-31", convention: "ctg" } as const;
const SCHEMA: Parameters<typeof schemasDuBilan>[0][number] = {
  id: "s",
  adopteLe: "2026-03-01",
  debut: "2026-01-01",
  fin: "2029-12-31",
  convention: null,
  remplace: null,
};

test.each([
  ["adopté dans la période", [SCHEMA], ["s"]],
  ["adopté le dernier jour", [{ ...SCHEMA, adopteLe: "2026-12-31" }], ["s"]],
  ["adopté le lendemain", [{ ...SCHEMA, adopteLe: "2027-01-01" }], []],
  ["pas adopté", [{ ...SCHEMA, adopteLe: null }], []],
  ["fini la veille", [{ ...SCHEMA, debut: "2022-01-01", fin: "2025-12-31", adopteLe: "2022-01-01" }], []],
  ["fini le premier jour", [{ ...SCHEMA, debut: "2022-01-01", fin: "2026-01-01", adopteLe: "2022-01-01" }], ["s"]],
  ["dont cette convention tient lieu", [{ ...SCHEMA, convention: "ctg" }], ["s"]],
  ["dont une autre convention tient lieu", [{ ...SCHEMA, convention: "autre" }], []],
  ["actualisé", [SCHEMA, { ...SCHEMA, id: "m", remplace: "s" }], ["m"]],
  ["dont l’actualisation n’est pas adoptée", [SCHEMA, { ...SCHEMA, id: "m", remplace: "s", adopteLe: null }], ["s"]],
] as const)("SPPE-100 : un schéma %s", (...[, schemas, attendus]) => {
  expect(schemasDuBilan(schemas, PERIODE).map(({ id }) => id)).toEqual(attendus);
});

const AVIS = {
  genre: "legal",
  recueLe: "2026-02-01",
  echeances: { liste: "2026-03-01", decision: "2026-06-01" },
  faits: {},
} as unknown as Avis;
const decide = (sens: "favorable" | "defavorable", notifieLe?: "2026-05-01" | "2026-06-02") =>
  ({
    ...AVIS,
    faits: {
      accuse: { le: "2026-02-10" },
      decision: { le: "2026-05-01", sens },
      notifications: notifieLe ? { demandeur: notifieLe } : {},
    },
  }) as unknown as Avis;

test.each([
  ["favorable", decide("favorable"), "favorables"],
  ["défavorable et notifié à temps", decide("defavorable", "2026-05-01"), "defavorables"],
  ["défavorable et notifié trop tard", decide("defavorable", "2026-06-02"), "tacites"],
  ["sans réponse", AVIS, "tacites"],
] as const)("SPPE-101 : un avis %s se compte une fois", (...[, avis, nom]) => {
  const vide = { recues: 1, favorables: 0, tacites: 0, defavorables: 0 };
  expect(compterAvis([avis], PERIODE)).toEqual({ ...vide, [nom]: 1 });
});

test("SPPE-101 : rien n’est rendu le dernier jour du délai, le silence l’emporte le lendemain ; l’avis d’opportunité ne compte pas", () => {
  const rien = { recues: 1, favorables: 0, tacites: 0, defavorables: 0 };
  expect(compterAvis([AVIS], { ...PERIODE, fin: "2026-06-01" })).toEqual(rien);
  expect(compterAvis([AVIS], { ...PERIODE, fin: "2026-06-02" })).toEqual({ ...rien, tacites: 1 });
  expect(compterAvis([{ ...AVIS, genre: "opportunite" }], PERIODE)).toEqual({ ...rien, recues: 0 });
});
