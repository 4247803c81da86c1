import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import { relanceDue, verifierRelances } from "./rules.ts";

const code = (jours: readonly Jour[], choisis: readonly Jour[] = []) =>
  verifierRelances(jours, choisis, "2028-02-22")?.code ?? null;

test.each([
  ["demain se choisit", ["2028-02-23"], [], null],
  ["aujourd’hui est passé", ["2028-02-22"], [], "relance-passee"],
  ["un jour passé déjà choisi reste", ["2028-02-01"], ["2028-02-01"], null],
  ["une semaine sépare deux jours, par-dessus un 29 février", ["2028-03-01", "2028-02-23"], [], null],
  ["six jours ne suffisent pas", ["2028-02-29", "2028-02-24"], [], "relances-rapprochees"],
  ["deux fois le même jour n’est qu’un jour", ["2028-02-24", "2028-02-24"], [], "relances-rapprochees"],
] as const)("ACTE-78 : %s", (_cas, jours, choisis, attendu) => expect(code(jours, choisis)).toBe(attendu));

const semaines = (combien: number) => Array.from({ length: combien }, (_, rang) => `20${30 + rang}-01-01` as Jour);
test("ACTE-78 : douze jours, pas treize", () =>
  expect([code(semaines(12)), code(semaines(13))]).toEqual([null, "trop-de-relances"]));

const envoyee = { etat: "envoyee", courriel: "a@exemple.fr", envoyeeLe: "2028-02-15", relanceeLe: null } as const;
const JOURS: Jour[] = ["2028-02-22", "2028-03-07"];

test.each([
  ["la veille du jour choisi, rien", envoyee, "2028-02-21", null],
  ["le jour choisi, une semaine après l’envoi", envoyee, "2028-02-22", "2028-02-22"],
  ["un serveur éteint ce jour-là relance quand il revient", envoyee, "2028-02-25", "2028-02-22"],
  ["envoyé depuis six jours, on attend", { ...envoyee, envoyeeLe: "2028-02-16" }, "2028-02-22", null],
  ["et le lendemain, c’est dû", { ...envoyee, envoyeeLe: "2028-02-16" }, "2028-02-23", "2028-02-22"],
  ["envoyé le jour même, ce jour ne compte plus", { ...envoyee, envoyeeLe: "2028-02-22" }, "2028-03-06", null],
  ["déjà relancée ce jour-là, rien", { ...envoyee, relanceeLe: "2028-02-22" }, "2028-03-06", null],
  ["au jour suivant, de nouveau", { ...envoyee, relanceeLe: "2028-02-22" }, "2028-03-07", "2028-03-07"],
  ["signée, jamais", { ...envoyee, etat: "signee" as const }, "2028-02-22", null],
  ["refusée, jamais", { ...envoyee, etat: "refusee" as const }, "2028-02-22", null],
  ["sans adresse, jamais", { ...envoyee, courriel: null }, "2028-02-22", null],
] as const)("ACTE-79 : %s", (_cas, signature, le, attendu) => expect(relanceDue(signature, JOURS, le)).toBe(attendu));
