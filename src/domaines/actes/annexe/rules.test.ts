import { expect, test } from "vitest";
import { ecrireCellule } from "#commun/document.ts";
import { partieDe } from "#domaines/convention/index.ts";
import { blocsTexte } from "../texte/document.ts";
import { blocsAnnexe, blocsSoutiens } from "./document.ts";
import { abaisser, ordonner, parActe } from "./rules.ts";

const soutien = (collectivite: string, nom: string) => ({
  collectivite,
  nom,
  type: "Crèche",
  adresse: "",
  places: null,
});

const partie = (nom: string, nomCourt: string | null = null) => ({ genre: "commune" as const, nom, nomCourt });
const cadre = {
  parties: [partie("Caf"), partie("Bourg"), partie("Commune de Condat", "Condat")],
  communes: ["Trizac"],
  designer: partieDe,
};

test("ACTE-12 : les équipements suivent l'ordre des parties, puis celui où les autres collectivités sont nommées", () => {
  const lignes = [
    soutien("Zéro", "z"),
    soutien("CONDAT", "c1"),
    soutien("Autre", "a"),
    soutien("Bourg", "b"),
    soutien("Condat", "c2"),
  ];
  expect(ordonner(lignes, cadre).map(({ nom }) => nom)).toEqual(["b", "c1", "c2", "z", "a"]);
});

test("ACTE-12 : une collectivité nommée de deux façons n'en est qu'une : la partie, la commune couverte, ou son premier nom ; qui ne signe pas se dit", () => {
  const lignes = [
    soutien("Mairie de Loin", "l1"),
    soutien("Commune de Trizac", "t1"),
    soutien("Loin", "l2"),
    soutien("TRIZAC", "t2"),
    soutien("Condat", "c1"),
    soutien("la commune de Condat", "c2"),
  ];
  const ranges = ordonner(lignes, cadre);
  expect(ranges.map(({ nom, collectivite, signe }) => [nom, collectivite, signe])).toEqual([
    ["c1", "Commune de Condat", true],
    ["c2", "Commune de Condat", true],
    ["l1", "Mairie de Loin", false],
    ["l2", "Mairie de Loin", false],
    ["t1", "Trizac", false],
    ["t2", "Trizac", false],
  ]);
  const titres = blocsSoutiens({ soutiens: ranges }).map((bloc) =>
    bloc.genre === "tableau" ? bloc.rangees.length : bloc,
  );
  expect(titres).toMatchObject([
    { texte: "Commune de Condat" },
    2,
    { texte: "Mairie de Loin" },
    { genre: "paragraphe", texte: "Ne signe pas la convention." },
    2,
    { texte: "Trizac" },
    { genre: "paragraphe" },
    2,
  ]);
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
  const acte = { acte: "Avenant 1", collectivite: "Condat", numero: "42", votants: 13, resultat: "à l’unanimité" };
  const decisions = [
    { ...acte, seance: "2025-11-20" as const },
    { ...acte, seance: null },
  ];
  const [, tableau] = blocsAnnexe("decisions", { ...VIDE, decisions });
  if (tableau?.genre !== "tableau") throw new Error("Un tableau était attendu.");
  const jours = tableau.rangees.map((rangee) =>
    ecrireCellule(tableau.colonnes[2] ?? {}, (Array.isArray(rangee) ? rangee[2] : null) ?? null),
  );
  expect(jours).toEqual(["20 novembre 2025", ""]);
});

test("ACTE-157 : les décisions se rangent par acte, les avenants par leur numéro, et gardent leur ordre dans chacun", () => {
  const une = (objetVote: "convention" | "plan" | "avenant" | "autre", avenant: string | null, qui: string) => ({
    objetVote,
    avenant,
    qui,
  });
  const rangees = parActe([
    une("avenant", "Avenant 10", "a10"),
    une("autre", null, "o"),
    une("convention", null, "c1"),
    une("avenant", "Avenant 2", "a2"),
    une("plan", null, "p"),
    une("convention", null, "c2"),
  ]);
  expect(rangees.map(({ qui }) => qui)).toEqual(["c1", "c2", "p", "a2", "a10", "o"]);
});

test("l'annexe des décisions a un tableau pour la convention et un pour chaque avenant, jamais leurs votes mêlés", () => {
  const decision = (acte: string, collectivite: string) => ({
    acte,
    collectivite,
    numero: "1",
    seance: null,
    votants: 13,
    resultat: "à l’unanimité",
  });
  const decisions = [
    decision("La convention et ses annexes", "Condat"),
    decision("La convention et ses annexes", "Trizac"),
    decision("Avenant 1", "Condat"),
  ];
  expect(blocsAnnexe("decisions", { ...VIDE, decisions })).toMatchObject([
    { genre: "titre", texte: "La convention et ses annexes" },
    { genre: "tableau", rangees: [["Condat"], ["Trizac"]].map(([nom]) => [nom, "1", "", 13, "à l’unanimité"]) },
    { genre: "titre", texte: "Avenant 1" },
    { genre: "tableau", rangees: [["Condat", "1", "", 13, "à l’unanimité"]] },
  ]);
});
