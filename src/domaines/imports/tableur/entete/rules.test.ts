import { expect, test } from "vitest";
import type { Destination } from "../model.ts";
import { TITRE_IDENTITE } from "../model.ts";
import { cleTitre, correspondre, destinationDe, proposer, trouverEntete } from "./rules.ts";

const TITRES = new Map<string, Destination>([
  [cleTitre("Étapes et modalités"), "modalites"],
  [cleTitre("Complétude"), "aucune"],
]);

test.each([
  [TITRE_IDENTITE, "identite"],
  ["Étapes et modalités", "modalites"],
  ["Complétude", "aucune"],
  ["Porteur de l'action", "pilotes"],
  ["Budget prévu", "budget"],
  ["Montant estimé (€)", "budget"],
  ["AXE", "niveau.axe"],
  ["Critères qualitatifs", "indicateurs.qualitatif"],
  ["Date de fin", "fin"],
  ["Météo", "aucune"],
  ["", "aucune"],
])("IMP-78 : « %s » remplit %s", (titre, attendu) => expect(destinationDe(titre, TITRES)).toBe(attendu));

test("IMP-79 : deux colonnes ne remplissent pas le même champ", () => {
  expect(correspondre(["Titre", "Intitulé de l'action", "Pilote"], TITRES)).toEqual(["titre", "aucune", "pilotes"]);
});

test("IMP-80 : la ligne des titres est celle dont on reconnaît le plus de cellules", () => {
  const rangees = [
    ["Suivi de la CTG"],
    ["Titre", "Titre", "Titre"],
    ["Titre", "Pilote", "Échéance"],
    ["Ouvrir", "Caf", "2026"],
  ];
  expect(trouverEntete(rangees, TITRES)).toMatchObject({ entete: 2, colonnes: ["titre", "pilotes", "echeances"] });
});

test("IMP-81 : on lit la feuille visible la mieux reconnue, jamais une feuille vide", () => {
  const feuille = (nom: string, masquee: boolean, ...rangees: string[][]) => ({ nom, masquee, rangees });
  const suivi = [
    ["Titre", "Pilote"],
    ["Ouvrir", "Caf"],
  ];
  const feuilles = [
    feuille("A", false, ["a", "b"], ["1", "2"]),
    feuille("B", true, ...suivi, ["x"]),
    feuille("C", false, ...suivi),
  ];
  expect(proposer(feuilles, TITRES)?.feuille).toBe(2);
  expect(proposer([feuille("A", false, ["Titre"])], TITRES)).toBeNull();
});
