import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { SANS_DECISION } from "../model.ts";
import { choisir, prioritesTropDonnees } from "./rules.ts";

const donnee = (rang: number | null, valeur = "Top 5") => ({
  schema: "interet",
  valeur,
  titre: `Fiche ${rang}`,
  rang,
  id: rang === null ? "du-plan" : null,
});
const rangs = (nombre: number) => Array.from({ length: nombre }, (_, rang) => donnee(rang));

test.each([
  ["cinq fiches de « Top 5 »", rangs(5), []],
  ["six", rangs(6), [[0, 1, 2, 3, 4, 5]]],
  ["cinq, et une déjà dans le plan", [...rangs(5), donnee(null)], [[0, 1, 2, 3, 4]]],
  ["trop, mais toutes déjà dans le plan", rangs(6).map((une) => ({ ...une, rang: null })), []],
  ["six d’une valeur qui ne se compte pas", rangs(6).map((une) => ({ ...une, valeur: "Intérêt" })), []],
])("IMP-103 : se demande-t-on : %s", (_cas, donnees, attendu) => {
  expect(prioritesTropDonnees(donnees, []).map(({ fiches }) => fiches)).toEqual(attendu);
});

test("IMP-103 : le plafond est celui de la convention quand elle en a un", () => {
  const schema = (plafond: number | null) => [
    { code: "interet", libelle: "Intérêt", valeurs: [{ valeur: "Top 5", plafond }] },
  ];
  expect(prioritesTropDonnees(rangs(6), schema(null))).toEqual([]);
  expect(prioritesTropDonnees(rangs(4), schema(3))).toMatchObject([{ plafond: 3 }]);
});

test("IMP-103 : choisir ôte la priorité des autres fiches, par une correction ; en garder trop se refuse", () => {
  const [ligne] = prioritesTropDonnees([...rangs(6), donnee(null)], []);
  if (!ligne) throw new Error("rien à choisir");
  expect(choisir(SANS_DECISION, ligne, [0, 1, 2, 3, 4])).toBeInstanceOf(Refus);
  const prises = choisir(SANS_DECISION, ligne, [0, 1, 2, 3]);
  expect(prises).toMatchObject({
    fiches: { 4: { corrections: { priorite: "" } }, 5: { corrections: { priorite: "" } } },
  });
});
