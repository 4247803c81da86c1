import { expect, test } from "vitest";
import { ecrireCellule } from "#commun/document.ts";
import { blocsTexte } from "../texte/document.ts";
import { blocsAnnexe } from "./document.ts";
import { abaisser, ordonner } from "./rules.ts";

const soutien = (collectivite: string, nom: string) => ({
  collectivite,
  nom,
  type: "Crèche",
  adresse: "",
  places: null,
});

test("ACTE-12 : les équipements suivent l'ordre des parties, puis celui où les autres collectivités sont nommées", () => {
  const lignes = [
    soutien("Zéro", "z"),
    soutien("CONDAT", "c1"),
    soutien("Autre", "a"),
    soutien("Bourg", "b"),
    soutien("Condat", "c2"),
  ];
  const ordre = ordonner(lignes, [{ nom: "Caf" }, { nom: "Bourg" }, { nom: "Condat" }]).map(({ nom }) => nom);
  expect(ordre).toEqual(["b", "c1", "c2", "z", "a"]);
});

test("ACTE-13 : les titres du plan descendent d'un niveau, les derniers restent en gras", () => {
  expect(abaisser([{ genre: "titre", niveau: 1, texte: "Axe", ancre: "n" }])).toEqual([
    { genre: "titre", niveau: 2, texte: "Axe", ancre: "n" },
  ]);
  expect(abaisser([{ genre: "titre", niveau: 4, texte: "Objectifs" }])).toEqual([
    { genre: "paragraphe", texte: [{ texte: "Objectifs", fort: true }] },
  ]);
});

test("un texte devient des paragraphes et des listes", () => {
  expect(blocsTexte("Un.\n\n- a ;\n- b.\nDeux.\n- c")).toEqual([
    { genre: "paragraphe", texte: "Un." },
    { genre: "liste", elements: ["a ;", "b."] },
    { genre: "paragraphe", texte: "Deux." },
    { genre: "liste", elements: ["c"] },
  ]);
});

const VIDE = {
  complements: {},
  diagnostic: [],
  communes: [],
  soutiens: [],
  plan: [],
  moyens: [],
  instances: [],
  decisions: [],
};

test("une annexe dit ce que l'on y écrit, puis ce que Maillage tient ; vide, elle ne dit rien", () => {
  expect(blocsAnnexe("diagnostic", VIDE)).toEqual([]);
  const communes = [
    { nom: "Condat", municipale: 900 },
    { nom: "Trizac", municipale: null },
  ];
  const dossier = { ...VIDE, communes, complements: { diagnostic: { texte: "Peu de places.", version: 1 } } };
  expect(blocsAnnexe("diagnostic", dossier)).toMatchObject([
    { texte: "Peu de places." },
    { texte: "Les communes couvertes" },
    { rangees: [["Condat", 900], ["Trizac", null], { total: ["2 communes", 900] }] },
  ]);
});

test("l'annexe des décisions écrit le jour d'une séance en lettres, une seule fois ; sans date, rien", () => {
  const acte = { collectivite: "Condat", numero: "42", votants: 13, resultat: "à l’unanimité" };
  const decisions = [
    { ...acte, seance: "2025-11-20" as const },
    { ...acte, seance: null },
  ];
  const [tableau] = blocsAnnexe("decisions", { ...VIDE, decisions });
  if (tableau?.genre !== "tableau") throw new Error("Un tableau était attendu.");
  const jours = tableau.rangees.map((rangee) =>
    ecrireCellule(tableau.colonnes[2] ?? {}, (Array.isArray(rangee) ? rangee[2] : null) ?? null),
  );
  expect(jours).toEqual(["20 novembre 2025", ""]);
});
