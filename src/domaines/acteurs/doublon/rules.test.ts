import { expect, test } from "vitest";
import type { Acteur } from "../model.ts";
import { pairesProbables } from "./rules.ts";

const acteur = (id: string, nom: string, courriel: string | null = null): Acteur => ({
  espace: "e",
  id,
  sorte: "organisation",
  nom,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel,
  organisation: null,
  compte: null,
  fusionne: null,
  verifieLe: null,
  version: 1,
});

test("ACT-18 : chaque paire probable se propose une fois, par les mots, le sigle ou l’adresse ; deux noms aux mêmes initiales n’en font pas une", () => {
  const acteurs = [
    acteur("a", "Relais petite enfance", "rpe@exemple.fr"),
    acteur("b", "Les relais de la petite enfance", "RPE@exemple.fr"),
    acteur("c", "RPE"),
    acteur("d", "Réseau parents éducateurs"),
    acteur("e", "Médiathèque"),
  ];
  const paires = pairesProbables(acteurs).map(([un, autre]) => [un.id, autre.id].toSorted().join(""));
  expect(paires.toSorted()).toEqual(["ab", "ac", "bc", "cd"]);
  expect(pairesProbables([acteur("e", "Médiathèque"), acteur("f", "Ludothèque")])).toEqual([]);
});
