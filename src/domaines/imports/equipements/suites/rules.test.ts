import { expect, test } from "vitest";
import { lireTexte } from "../../../../../tests/lire-texte.ts";

const TETE = "TYPE DE STRUCTURE\tNOM ET ADRESSE DE LA STRUCTURE";
const ROMPUE = [
  "COMMUNE DE BRÉVONNE",
  TETE,
  "ALSH\tAccueil de loisirs Les Pins, 3 rue du Pré,",
  "99001 Brévonne",
  "Accueil jeunes du Lac",
  "ALSH\tAccueil périscolaire du Bourg",
  "COMMUNE DU PRÉ-NEUF",
  TETE,
  "ALSH\tLe Fil, 2 place du Lac, 99002 Pré-Neuf Accueil jeunes du Moulin",
];

const lire = (lignes: string[]) => {
  const { equipements, aRevoir } = lireTexte(lignes.join("\n"));
  const lus = equipements.map(({ collectivite, type, nom, adresse }) => [collectivite, type, nom, adresse]);
  return { lus, doutes: aRevoir.filter(({ chemin }) => chemin === "equipements") };
};

test("IMP-156 : une liste d’équipements sortie de son tableau se lit jusqu’à la suivante, et le dit", () => {
  const { lus, doutes } = lire([...ROMPUE, "", "Les structures se réunissent chaque année."]);
  expect(lus).toEqual([
    ["COMMUNE DE BRÉVONNE", "alshExtrasco", "Accueil de loisirs Les Pins", "3 rue du Pré 99001 Brévonne"],
    ["COMMUNE DE BRÉVONNE", "accueilJeunes", "Accueil jeunes du Lac", null],
    ["COMMUNE DE BRÉVONNE", "alshPerisco", "Accueil périscolaire du Bourg", null],
    ["COMMUNE DU PRÉ-NEUF", "alshExtrasco", "Le Fil", "2 place du Lac, 99002 Pré-Neuf"],
    ["COMMUNE DU PRÉ-NEUF", "accueilJeunes", "Accueil jeunes du Moulin", null],
  ]);
  expect(doutes.map(({ raison, lignes }) => [raison.slice(0, 36), lignes])).toEqual([
    ["Cette liste d’équipements continue h", [2, 6]],
  ]);
});

test("IMP-156 : la ligne qui arrête une liste avant la suivante est à revoir ; le tableau d’une fiche n’en est pas", () => {
  const arretee = [...ROMPUE.slice(0, 3), "Le Grand Pré", ...ROMPUE.slice(5)];
  const { lus, doutes } = lire(arretee);
  expect(lus.map(([, , nom]) => nom)).toEqual(["Accueil de loisirs Les Pins", "Le Fil", "Accueil jeunes du Moulin"]);
  expect(doutes.map(({ texte }) => texte)).toEqual(["Le Grand Pré"]);
  const fiche = ["", "Pilote\tVille", "Contexte\tUn constat"];
  expect(lire([...ROMPUE.slice(0, 3), ...fiche]).lus).toHaveLength(1);
});
