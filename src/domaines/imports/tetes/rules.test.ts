import { expect, test } from "vitest";
import { readText } from "#platform/files/texte.ts";
import { rejoindreTetes } from "./rules.ts";

const lire = (texte: string) =>
  rejoindreTetes({ fichier: "plan.txt", type: "text/plain", sha256: "", ...readText(texte) });
const textesDe = (texte: string) => lire(texte).lignes.map((ligne) => ligne.texte);

test.each([
  ["Axe 1\tGrandir ici", "Axe 1 : Grandir ici"],
  ["Fiche n° 3\tOuvrir un lieu", "Fiche n° 3 : Ouvrir un lieu"],
  ["PE1\tOuvrir un lieu", "PE1 : Ouvrir un lieu"],
  ["2.1\tOuvrir un lieu", "2.1 Ouvrir un lieu"],
  ["Action 4 :\tOuvrir un lieu", "Action 4 : Ouvrir un lieu"],
])("IMP-147 : « %s » est un titre, non une rangée", (ecrit, attendu) => {
  const { lignes, tableaux } = lire(`${ecrit}\n\nUn texte.`);
  expect([lignes[0]?.texte, tableaux]).toEqual([attendu, []]);
});

test.each(["2027\tOuvrir un lieu", "Pilote\tVille", "Axe 1\tGrandir\t2027", "RPE\tLe Fil"])(
  "IMP-147 : « %s » reste une rangée",
  (ecrit) => expect(textesDe(ecrit)).toEqual([ecrit]),
);

test("IMP-147 : une tête quitte le tableau qu’elle ouvre ; plusieurs pareilles à la suite sont une liste", () => {
  const fiche = lire("Axe 1\tGrandir ici\nAction 1\tOuvrir un lieu\nPilote\tVille");
  expect(fiche.lignes.map(({ texte }) => texte)).toEqual([
    "Axe 1 : Grandir ici",
    "Action 1 : Ouvrir un lieu",
    "Pilote\tVille",
  ]);
  expect(fiche.tableaux.map(({ lignes }) => lignes)).toEqual([[3, 3]]);
  const liste = "PE1\tOuvrir un lieu\nPE2\tFormer les équipes";
  expect([textesDe(liste), lire(liste).tableaux.length]).toEqual([liste.split("\n"), 1]);
});

test("IMP-147 : un numéro sans mot devant lui veut une ligne vide au-dessus", () => {
  const serre = "Une phrase.\n1.\tOuvrir un lieu";
  expect(textesDe(serre)).toEqual(serre.split("\n"));
  expect(textesDe(serre.replace("\n", "\n\n")).at(-1)).toBe("1. Ouvrir un lieu");
});
