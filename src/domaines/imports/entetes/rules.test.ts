import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const table = (...rangees: string[]) => rangees.map((rangee) => rangee.replaceAll(" | ", "\t")).join("\n");
const periodes = (texte: string) =>
  lireTexte(texte).plan.fiches.map(({ echeances }) => echeances.map(({ debut, fin, texte: dit }) => [debut, fin, dit]));
const places = (texte: string) => {
  const { fiches, noeuds } = lireTexte(texte).plan;
  return fiches.map(({ titre, noeuds: ids }) => [
    titre,
    ids.map((id) => noeuds.find((noeud) => noeud.id === id)).map((noeud) => `${noeud?.genre} ${noeud?.libelle}`),
  ]);
};

test("IMP-112 : une rangée d'années sous « Calendrier » continue l'en-tête, une rangée d'action non", () => {
  const lignes = ["Action | Pilote | Calendrier | ", " |  | 2026 | 2027", "Ouvrir un lieu | Ville |  | X"];
  expect(periodes(table(...lignes))).toEqual([[["2027", "2027", null]]]);
  expect(periodes(table("Action | Pilote | Échéance", "Ouvrir un lieu | Ville | 2026"))).toEqual([
    [["2026", "2026", null]],
  ]);
});

test("IMP-113 : un objectif commun à plusieurs rangées est leur niveau ; un objectif propre à chacune reste le sien", () => {
  const tete = "Objectif | Action | Pilote";
  const partage = table(tete, "Accueillir | Ouvrir un lieu | Ville", " | Former | Ville", "Relier | Planter | Régie");
  expect(places(partage)).toEqual([
    ["Ouvrir un lieu", ["objectif Accueillir"]],
    ["Former", ["objectif Accueillir"]],
    ["Planter", ["objectif Relier"]],
  ]);
  const propre = table(
    tete,
    "Accueillir | Ouvrir un lieu | Ville",
    "Aider | Former | Ville",
    "Relier | Planter | Régie",
  );
  expect(lireTexte(propre).plan.fiches.map(({ objectifsOperationnels }) => objectifsOperationnels)).toEqual([
    ["Accueillir"],
    ["Aider"],
    ["Relier"],
  ]);
});

test("IMP-114 : un tableau dont chaque colonne est une action se lit tourné, une fiche de deux colonnes non", () => {
  const tourne = table(
    " | Ouvrir un lieu | Former les équipes",
    "Contexte | Un constat | Un autre",
    "Pilote | Ville | Régie",
    "Échéance | 2026 | 2027",
  );
  expect(lireTexte(tourne).plan.fiches.map(({ titre, pilotes }) => [titre, pilotes])).toEqual([
    ["Ouvrir un lieu", ["Ville"]],
    ["Former les équipes", ["Régie"]],
  ]);
  const fiche = table("Intitulé | Ouvrir un lieu", "Contexte | Un constat", "Pilote | Ville");
  expect(lireTexte(fiche).plan.fiches.map(({ titre }) => titre)).toEqual(["Ouvrir un lieu"]);
});

test("IMP-115 : une rangée d'une cellule qui dit un niveau porte les suivantes ; une action sans détail reste une action", () => {
  const rangees = ["Axe 1 : Grandir |  | ", "Ouvrir un lieu | Ville | 2026", "Planter une haie |  | "];
  expect(places(table("Action | Pilote | Échéance", ...rangees))).toEqual([
    ["Ouvrir un lieu", ["axe Grandir"]],
    ["Planter une haie", ["axe Grandir"]],
  ]);
});

test("IMP-116 : le titre d'un niveau au-dessus d'un tableau porte ses rangées, un titre quelconque non", () => {
  const tableau = table("Action | Pilote", "Ouvrir un lieu | Ville");
  expect(places(`# Orientation 2 : Relier\n\n${tableau}`)).toEqual([["Ouvrir un lieu", ["orientation Relier"]]]);
  expect(places(`# Les actions retenues\n\n${tableau}`)).toEqual([["Ouvrir un lieu", []]]);
  const [haut, bas] = ["Petite enfance", "Grand âge"].map((titre) => `# ${titre}\n\n${tableau.replace("un", titre)}`);
  expect(places(`${haut}\n\n${bas}`).map(([, ids]) => ids)).toEqual([["theme Petite enfance"], ["theme Grand âge"]]);
});

test("IMP-117 : des années cochées qui se suivent sont une période, une année sautée en ouvre une autre, un texte se garde", () => {
  const tete = "Action | Pilote | 2026 | 2027 | 2028 | 2029";
  expect(periodes(table(tete, "Ouvrir un lieu | Ville | X | X |  | X", "Former | Ville | Étude | X |  | "))).toEqual([
    [
      ["2026", "2027", null],
      ["2029", "2029", null],
    ],
    [
      ["2026", "2026", "Étude"],
      ["2027", "2027", null],
    ],
  ]);
});
