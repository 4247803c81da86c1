import { expect, test } from "vitest";
import { lireTexte } from "../../../../../tests/lire-texte.ts";
import { couperType, detacherSuivants } from "./rules.ts";

test.each([
  ["EAJE Multi-accueil Les Lutins, 3 rue du Pré", { libelle: "EAJE", reste: "Multi-accueil Les Lutins, 3 rue du Pré" }],
  ["RPE/ Guichet unique RPE du Val", { libelle: "RPE/ Guichet unique", reste: "RPE du Val" }],
  [
    "Actions de soutien à la parentalité La Passerelle",
    { libelle: "Actions de soutien à la parentalité", reste: "La Passerelle" },
  ],
  ["Centre social\t2 place du Lac", { libelle: "Centre social", reste: "2 place du Lac" }],
  ["Tous les mercredis, un accueil de loisirs", null],
])("IMP-149 : « %s » se coupe entre type et nom", (texte, attendu) => expect(couperType(texte)).toEqual(attendu));

test("IMP-149 : un type qui suit un code postal ouvre l’équipement suivant", () => {
  expect(detacherSuivants("Crèche A, 1 rue B, 99001 Brévonne Multi-accueil C, 2 rue D")).toEqual([
    "Crèche A, 1 rue B, 99001 Brévonne",
    "Multi-accueil C, 2 rue D",
  ]);
});

test("IMP-149 : une liste sans colonnes donne ses équipements, et dit ce qu’elle a deviné", () => {
  const { equipements, aRevoir } = lireTexte(
    [
      "COMMUNE DE BRÉVONNE",
      "TYPE DE STRUCTURE NOM ET ADRESSE DE LA STRUCTURE",
      "EAJE Multi-accueil Les Lutins, 3 rue du Pré, 99001 Brévonne",
      "Micro crèche Le Nid, 5 rue du Lac",
      "MAM petits pas 9 allée du Bois",
      "Centre Social allée du 8 mai 45, 99001 Brévonne",
      "COMMUNE DU PRÉ-NEUF",
      "TYPE DE STRUCTURE NOM ET ADRESSE DE LA STRUCTURE",
      "ALSH Accueil de loisirs de la Mairie en Rue",
      "EVS",
      "",
      "",
      "Les structures se réunissent chaque année.",
    ].join("\n"),
  );
  expect(equipements.map(({ collectivite, type, nom, adresse }) => [collectivite, type, nom, adresse])).toEqual([
    ["COMMUNE DE BRÉVONNE", "eajePsu", "Multi-accueil Les Lutins", "3 rue du Pré, 99001 Brévonne"],
    ["COMMUNE DE BRÉVONNE", "eajePsu", "Micro crèche Le Nid", "5 rue du Lac"],
    ["COMMUNE DE BRÉVONNE", "mam", "MAM petits pas", "9 allée du Bois"],
    ["COMMUNE DE BRÉVONNE", "centreSocial", null, "allée du 8 mai 45, 99001 Brévonne"],
    ["COMMUNE DU PRÉ-NEUF", "alshExtrasco", "Accueil de loisirs de la Mairie en Rue", null],
    ["COMMUNE DU PRÉ-NEUF", "evs", null, null],
  ]);
  expect(aRevoir.filter(({ chemin }) => chemin === "equipements").map(({ lignes }) => lignes)).toEqual([
    [2, 6],
    [8, 10],
  ]);
});
