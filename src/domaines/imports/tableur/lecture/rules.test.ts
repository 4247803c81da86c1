import { expect, test } from "vitest";
import type { Correspondance } from "../model.ts";
import { colonnesNonReprises, composerArbre, lireFeuille, lireLigne, nommerCellule } from "./rules.ts";

const feuille = (colonnes: Correspondance, ...rangees: string[][]) => ({ rangees, entete: 0, colonnes });

test("IMP-82 : ce qu'une cellule ne permet pas de comprendre est dit, avec son nom", () => {
  const { fiche, erreurs } = lireLigne(
    feuille(["titre", "debut", "pilotes", "budget"], ["T", "D", "P", "B"], ["Ouvrir", "bientôt", "#REF!", "-5"]),
    1,
  );
  expect(erreurs.map(({ cellule }) => cellule)).toEqual(["B2", "C2", "D2"]);
  expect(fiche).toMatchObject({ titre: "Ouvrir", echeances: [], pilotes: [], budget: null });
});

test("IMP-83 : une ligne vide ne dit rien, une ligne sans titre n'est pas reprise et c'est dit", () => {
  const { lignes, sansTitre } = lireFeuille(
    feuille(["titre", "pilotes"], ["T", "P"], ["", " "], ["", "Caf"], ["Ouvrir", "Caf"]),
  );
  expect(lignes.map(({ fiche }) => fiche.titre)).toEqual(["Ouvrir"]);
  expect(sansTitre.map(({ cellule }) => cellule)).toEqual(["A3"]);
});

test("IMP-84 : une colonne qu'on ne reprend pas est nommée si elle dit quelque chose", () => {
  expect(
    colonnesNonReprises(
      feuille(["titre", "aucune", "aucune", "aucune"], ["T", "Météo", "Vide", ""], ["a", "x", "", "y"]),
    ),
  ).toEqual(["Météo", "Colonne D"]);
});

test("chaque nœud n'existe qu'une fois sous le même parent", () => {
  const { lignes } = lireFeuille(
    feuille(
      ["niveau.axe", "niveau.objectif", "titre"],
      ["A", "O", "T"],
      ["1", "x", "a"],
      ["1", "y", "b"],
      ["2", "x", "c"],
    ),
  );
  expect(composerArbre(lignes).map(({ id, parent, libelle }) => [id, parent, libelle])).toEqual([
    ["n1", null, "1"],
    ["n2", "n1", "x"],
    ["n3", "n1", "y"],
    ["n4", null, "2"],
    ["n5", "n4", "x"],
  ]);
  expect(lignes.map(({ fiche }) => fiche.noeuds)).toEqual([["n2"], ["n3"], ["n5"]]);
});

test("une cellule se nomme comme dans le tableur", () =>
  expect([nommerCellule(0, 0), nommerCellule(11, 27)]).toEqual(["A1", "AB12"]));
