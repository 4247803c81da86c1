import { expect, test } from "vitest";
import type { Brut } from "#platform/files/model.ts";
import { lireTabulations } from "./rules.ts";

const brutDe = (...textes: string[]): Brut => ({
  fichier: "plan.docx",
  type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  sha256: "",
  lignes: textes.map((texte) => ({ texte, page: null, niveau: null, gras: false })),
  tableaux: [],
  pagesReconnues: [],
});
const textesDe = (brut: Brut) => lireTabulations(brut).lignes.map(({ texte }) => texte);

const FICHE = ["Pilote\tVille de Brévonne", "Constat\t\tPeu de places", "Échéance :\t2027"];

const espacer = (textes: readonly string[]) => textes.flatMap((texte) => [texte, ""]);
const prolonger = (textes: readonly string[]) => textes.flatMap((texte) => [texte, "et la suite de la valeur", ""]);

test("IMP-141 : une tabulation entre un libellé connu et sa valeur vaut deux-points, à partir de trois libellés", () => {
  const dites = ["Pilote : Ville de Brévonne", "Constat : Peu de places", "Échéance : 2027"];
  expect(textesDe(brutDe(...prolonger(FICHE)))).toEqual(prolonger(dites));
  const deux = prolonger(FICHE.slice(0, 2));
  expect(textesDe(brutDe(...deux))).toEqual(deux);
});

test("IMP-141 : des libellés dont chaque valeur tient en un paragraphe sont les rangées d’un tableau", () => {
  const { tableaux, lignes } = lireTabulations(brutDe("Le titre", ...espacer(FICHE), "La suite"));
  expect(tableaux.map(({ rangees }) => rangees.map((cellules) => cellules.map(({ texte }) => texte)))).toEqual([
    [
      ["Pilote", "Ville de Brévonne"],
      ["Constat", "Peu de places"],
      ["Échéance :", "2027"],
    ],
  ]);
  expect(lignes.map(({ texte }) => texte)).toEqual(["Le titre", ...espacer(FICHE), "La suite"]);
});

test("IMP-141 : un libellé inconnu qui revient au milieu des autres en est un, aux chiffres près ; une fois, non", () => {
  const une = (tete: string) => [`${tete}\tLa halle`, ...prolonger(FICHE)];
  const reperes = (textes: string[]) => textes.filter((texte) => texte.startsWith("Repère"));
  expect(reperes(textesDe(brutDe(...une("Repère 1 bis"), ...une("Repère 2 bis"))))).toEqual([
    "Repère 1 bis : La halle",
    "Repère 2 bis : La halle",
  ]);
  expect(textesDe(brutDe(...une("Repère unique")))[0]).toBe("Repère unique\tLa halle");
});

test("IMP-141 : des valeurs sous leurs libellés, des valeurs en retrait sous le leur et une liste d’équipements sont des tableaux", () => {
  const rangeesDe = (...textes: string[]) =>
    lireTabulations(brutDe(...textes)).tableaux.map(({ rangees }) =>
      rangees.map((cellules) => cellules.map(({ texte }) => texte)),
    );
  expect(rangeesDe("Points forts\tPoints faibles", "Un accueil ouvert\tPeu de places")).toEqual([
    [
      ["Points forts", "Points faibles"],
      ["Un accueil ouvert", "Peu de places"],
    ],
  ]);
  expect(rangeesDe("Échéance\t2027 : ouvrir", "\t2028 : agrandir")[0]).toHaveLength(2);
  expect(rangeesDe("VILLE DE BRÉVONNE\t", "TYPE DE STRUCTURE\tNOM", "RPE\tLe Fil", "\tLe Nid")[0]).toHaveLength(4);
  expect(rangeesDe("Un accueil\touvert", "Une halle\tfermée")).toEqual([]);
});

test("IMP-141 : une fiche entière est un tableau, sauf si la ligne qui la suit continue sa dernière valeur", () => {
  const { tableaux } = lireTabulations(brutDe("Le titre", ...FICHE, "\t- un retrait", "Une autre fiche"));
  expect(tableaux.map(({ lignes }) => lignes)).toEqual([[2, 5]]);
  expect(tableaux[0]?.rangees.at(-1)?.map(({ texte }) => texte)).toEqual(["", "- un retrait"]);
  expect(lireTabulations(brutDe(...FICHE, "- une puce")).tableaux).toEqual([]);
  expect(lireTabulations(brutDe(...FICHE.slice(1))).tableaux).toEqual([]);
});

test("IMP-141 : un sommaire, une puce et un texte tabulé ailleurs restent ce qu’ils sont", () => {
  const sommaire = ["Pilotage\t4", "Contexte\t5", "Objectifs\t12"];
  const autres = ["-\tune puce", "Le soir\ttombe", "", "Il\tpleut"];
  expect(textesDe(brutDe(...sommaire, "", ...autres, "", ...FICHE)).slice(0, 8)).toEqual([...sommaire, "", ...autres]);
});

test("IMP-141 : des rangées de trois colonnes sous une tête qui en nomme deux sont un tableau, avec leurs cases vides", () => {
  const rangees = ["Action\tPilote\tÉchéance", "Ouvrir la halle\t\t2027"];
  const { tableaux } = lireTabulations(brutDe("Le plan", ...rangees, "Fin"));
  expect(tableaux.map(({ lignes }) => lignes)).toEqual([[2, 3]]);
  expect(tableaux[0]?.rangees[1]?.map(({ texte }) => texte)).toEqual(["Ouvrir la halle", "", "2027"]);
  expect(lireTabulations(brutDe("Le\tsoir\ttombe", "À\tla\tnuit")).tableaux).toEqual([]);
});
