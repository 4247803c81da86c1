import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const action = (titre: string, retrait: string) =>
  [
    `- **${titre}**`,
    "  - Structure porteuse : Ville de Brévonne",
    "  - Buts poursuivis :",
    "    - Ouvrir douze places",
    "    - Tenir un an",
    "  - Calendrier prévisionnel : 2027",
    "",
  ]
    .map((ligne) => retrait + ligne)
    .join("\n");

const DEUX = ["Un lieu pour jouer", "Un relais itinérant"];
const lu = (texte: string) =>
  lireTexte(texte).plan.fiches.map(({ titre, pilotes, objectifsOperationnels, echeances }) => [
    titre,
    pilotes,
    objectifsOperationnels,
    echeances[0]?.debut,
  ]);
const attendu = DEUX.map((titre) => [titre, ["Ville de Brévonne"], ["Ouvrir douze places", "Tenir un an"], "2027"]);

test("IMP-153 : dans une liste à étages, ce qui est au-dessus d’une suite de libellés est le titre d’une action", () => {
  const texte = `# Feuille de route\n\n## 1. Grandir\n\n${DEUX.map((titre) => action(titre, "")).join("\n")}`;
  expect(lu(texte)).toEqual(attendu);
  expect(lireTexte(texte).plan.noeuds.map(({ libelle }) => libelle)).toContain("Grandir");
});

test("IMP-153 : l’étage au-dessus des actions est un niveau", () => {
  const texte = `Feuille de route\n\n- Grandir\n${DEUX.map((titre) => action(titre, "  ")).join("\n")}`;
  expect(lu(texte)).toEqual(attendu);
  expect(lireTexte(texte).plan.noeuds.map(({ libelle }) => libelle)).toContain("Grandir");
});

test("IMP-153 : une liste dans une liste, sans libellé, reste une liste", () => {
  const fiche = (titre: string) =>
    `## ${titre}\n\nPilote : Ville de Brévonne\n\nObjectifs :\n- Ouvrir\n  - un lieu\n  - un jardin\n\nÉchéance : 2027\n`;
  expect(lireTexte(DEUX.map(fiche).join("\n")).plan.fiches.map((f) => [f.titre, f.objectifsOperationnels])).toEqual(
    DEUX.map((titre) => [titre, ["Ouvrir", "un lieu", "un jardin"]]),
  );
});
