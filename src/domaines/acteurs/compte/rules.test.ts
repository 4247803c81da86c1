import { expect, test } from "vitest";
import type { Acteur } from "../model.ts";
import { personnesDuCompte } from "./rules.ts";

const COMPTE = { id: "sam", nom: "Sam Essai", courriel: "Sam@exemple.fr" };
const acteur = (id: string, plus: Partial<Acteur>): Acteur => ({
  espace: "e",
  id,
  sorte: "contact",
  nom: id,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
  fusionne: null,
  verifieLe: null,
  version: 1,
  ...plus,
});

test.each([
  ["de son adresse, quel que soit son nom", [acteur("a", { courriel: "sam@EXEMPLE.fr" })], ["a"]],
  ["pas d'une autre adresse, même à son nom", [acteur("a", { nom: "Sam Essai", courriel: "autre@exemple.fr" })], []],
  ["de son nom sans adresse", [acteur("a", { nom: "Mme Sam ESSAI" })], ["a"]],
  [
    "de son nom, lu comme une organisation sans genre",
    [acteur("a", { nom: "Sam Essai", sorte: "organisation" })],
    ["a"],
  ],
  [
    "pas d'une organisation qui dit son genre",
    [acteur("a", { nom: "Sam Essai", sorte: "organisation", genre: "association" })],
    [],
  ],
  ["pas de deux homonymes", [acteur("a", { nom: "Sam Essai" }), acteur("b", { nom: "M. Sam Essai" })], []],
  ["pas de qui est un autre compte", [acteur("a", { courriel: "sam@exemple.fr", compte: "autre" })], []],
  ["pas de son nom si une autre est déjà lui", [acteur("a", { compte: "sam" }), acteur("b", { nom: "Sam Essai" })], []],
  [
    "de son adresse encore, si une autre est déjà lui",
    [acteur("a", { compte: "sam" }), acteur("b", { courriel: "sam@exemple.fr" })],
    ["b"],
  ],
] as const)("ACT-21 : un compte est la personne %s", (_cas, acteurs, attendu) => {
  expect(personnesDuCompte(acteurs, COMPTE).map(({ id }) => id)).toEqual(attendu);
});
