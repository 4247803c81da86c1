import { expect, test } from "vitest";
import type { Fiche } from "../model.ts";
import { appliquerLot, type Lot } from "./rules.ts";

const fiche = {
  titre: "Ouvrir",
  champs: ["Enfance", "Santé"],
  noeuds: ["a"],
  pilotes: [{ acteur: "cs", libelle: "Centre social" }],
  priorite: null,
} as unknown as Fiche;

test.each<[string, Lot, object]>([
  [
    "ajoute sans doubler",
    { champ: "champs", maniere: "ajouter", valeur: ["Santé", "Mobilité"] },
    { champs: ["Enfance", "Santé", "Mobilité"] },
  ],
  ["retire", { champ: "champs", maniere: "retirer", valeur: ["Santé"] }, { champs: ["Enfance"] }],
  ["remplace", { champ: "noeuds", maniere: "remplacer", valeur: ["b"] }, { noeuds: ["b"] }],
  [
    "reconnaît un pilote à son acteur",
    { champ: "pilotes", maniere: "ajouter", valeur: [{ acteur: "cs", libelle: "CS" }] },
    {},
  ],
  [
    "donne une priorité",
    { champ: "priorite", valeur: { schema: "rang", valeur: "1" } },
    { priorite: { schema: "rang", valeur: "1" } },
  ],
])("PLA-17 : un lot %s", (_cas, lot, attendu) => {
  expect(appliquerLot(fiche, lot)).toEqual({ ...fiche, ...attendu });
});
