import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Acteur } from "../model.ts";
import type { Correction } from "./model.ts";
import { corriger, demander, estAVerifier, etatCorrection } from "./rules.ts";

const ACTEUR: Acteur = {
  espace: "e",
  id: "a",
  sorte: "contact",
  nom: "Anne Morel",
  nomCourt: null,
  genre: null,
  code: null,
  qualite: "Directrice",
  courriel: "a@exemple.fr",
  organisation: "o",
  compte: "anne",
  fusionne: null,
  verifieLe: null,
  version: 1,
};
const DEMANDE: Correction = {
  id: "c",
  convention: "ctg",
  objet: "a",
  demandePar: "claire",
  demandeLe: "2026-11-14T09:00:00.000Z",
  expireLe: "2026-12-14T09:00:00.000Z",
  partieLe: null,
  reponduLe: null,
  remarque: null,
  traiteeLe: null,
};

test.each([
  [null, "2026-11-21", true],
  ["2025-11-22", "2026-11-21", false],
  ["2025-11-21", "2026-11-21", true],
  ["2028-02-29", "2029-02-27", false],
  ["2028-02-29", "2029-02-28", true],
] as const)("ACT-14 : vérifiée le %s, une fiche est à vérifier le %s : %s", (verifieLe, le, attendu) => {
  expect(estAVerifier({ verifieLe }, le)).toBe(attendu);
});

test.each([
  ["2026-12-14T08:59:59.999Z", null, "ouverte"],
  ["2026-12-14T09:00:00.000Z", null, "passee"],
  ["2026-11-20T09:00:00.000Z", "2026-11-15T09:00:00.000Z", "repondue"],
] as const)("ACT-15 : le %s, répondue le %s, une demande est %s", (le, reponduLe, attendu) => {
  expect(etatCorrection({ ...DEMANDE, reponduLe }, instantDe(le))).toBe(attendu);
});

test.each([
  ["sans adresse", { courriel: null }, undefined, "2026-11-21T09:00:00Z", "sans-courriel"],
  ["pour la première fois", {}, undefined, "2026-11-21T09:00:00Z", null],
  ["à une semaine moins une seconde", {}, DEMANDE, "2026-11-21T08:59:59Z", "deja-demandee"],
  ["à une semaine", {}, DEMANDE, "2026-11-21T09:00:00Z", null],
  ["une fois répondue", {}, { ...DEMANDE, reponduLe: "x" }, "2026-11-15T09:00:00Z", null],
] as const)("ACT-16 : demander %s", (...[, dit, derniere, le, code]) => {
  expect(demander({ ...ACTEUR, ...dit }, derniere, instantDe(le))).toEqual(code && new Refus(code));
});

test("ACT-17 : une personne corrige coordonnées et qualité, une organisation n’a pas de qualité ; ni l’une ni l’autre ne change de nom", () => {
  const reponse = { nomCourt: "AM", courriel: "b@exemple.fr", qualite: "Présidente" };
  const corrigee = { ...ACTEUR, ...reponse, verifieLe: "2026-11-21" };
  expect(corriger(ACTEUR, reponse, "2026-11-21")).toEqual(corrigee);
  const organisation = { ...ACTEUR, sorte: "organisation" as const, qualite: null };
  expect(corriger(organisation, reponse, "2026-11-21").qualite).toBeNull();
});
