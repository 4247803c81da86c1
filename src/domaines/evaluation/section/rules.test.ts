import { expect, test } from "vitest";
import type { GenreBilan } from "../bilan/model.ts";
import { CRITERES } from "../critere/model.ts";
import type { Dossier } from "../dossier/model.ts";
import type { FicheBilan, IndicateurBilan } from "../preparation/model.ts";
import type { CodeSection } from "./lexique.ts";
import type { Saisie } from "./model.ts";
import { compterTenues, enHautDePage, lireQuestions, resteADire, sectionsDe, tenues } from "./rules.ts";

type Dit = {
  fiches?: unknown[];
  indicateurs?: unknown[];
  axes?: unknown[];
  notes?: unknown[];
  ajustements?: unknown[];
};

function dossier(genre: GenreBilan, ecrits: Partial<Record<CodeSection, Saisie>>, dit: Dit = {}): Dossier {
  const { fiches = [], indicateurs = [], axes = [], notes = [], ajustements = [] } = dit;
  const sections = Object.entries(ecrits).map(([section, saisie]) => [section, { section, saisie, version: 1 }]);
  const preparation = { fiches, indicateurs, argent: { axes } };
  return {
    bilan: { genre },
    preparation,
    ecrits: Object.fromEntries(sections),
    notes,
    ajustements,
  } as never as Dossier;
}
const de = (
  section: CodeSection,
  genre: GenreBilan,
  ecrits: Partial<Record<CodeSection, Saisie>> = {},
  dit: Dit = {},
) => {
  const tenue = tenues(dossier(genre, ecrits, dit)).find((une) => une.section === section);
  return [tenue?.exigence, tenue?.manque.length];
};
const fiche = (dit: Partial<FicheBilan> = {}) => ({
  id: "f",
  axe: "",
  etat: "enCours",
  champ: "petiteEnfance",
  volets: [],
  ...dit,
});
const indicateur = (fiches: string[]): Partial<IndicateurBilan> => ({ fiches });
const mots = (avancees: string, difficultes: string) => ({
  volets: [{ nom: "", etat: "enCours", avancees, difficultes }],
});

test("EVA-20 : l’état de chaque fiche est demandé à tout bilan, et une fiche muette y manque", () => {
  expect(de("etats", "pointEtape", {}, { fiches: [fiche()] })).toEqual(["demandee", 0]);
  expect(de("etats", "bilanFinal", {}, { fiches: [fiche(), fiche({ etat: null })] })).toEqual(["demandee", 1]);
  expect(de("etats", "bilanIntermediaire")).toEqual(["demandee", 1]);
});

test("EVA-21 : avancées et difficultés viennent du suivi ou du bilan, l’une n’excuse pas l’autre", () => {
  expect(de("avancees", "pointEtape")).toEqual(["demandee", 2]);
  expect(de("avancees", "pointEtape", {}, { fiches: [fiche(mots("Ouverte", "") as never)] })).toEqual(["demandee", 1]);
  expect(
    de(
      "avancees",
      "pointEtape",
      { avancees: { difficultes: "Le local" } },
      { fiches: [fiche(mots("Ouverte", "") as never)] },
    ),
  ).toEqual(["demandee", 0]);
});

test("EVA-22 : dire qu’il n’y a rien à ajuster suffit ; un bilan final ne l’exige pas", () => {
  expect(de("ajustements", "bilanIntermediaire")).toEqual(["demandee", 1]);
  expect(de("ajustements", "pointEtape", { ajustements: { lecture: "Rien." } })).toEqual(["demandee", 0]);
  expect(de("ajustements", "pointEtape", {}, { ajustements: [{ classe: "mineur" }] })).toEqual(["demandee", 0]);
  expect(de("ajustements", "bilanFinal")).toEqual(["sansObjet", 0]);
});

test.each([
  ["EVA-23 : les réalisations", "realisations", ["utile", "utile", "demandee"], { resultats: "a", manques: "b" }],
  [
    "EVA-24 : la démarche",
    "demarche",
    ["utile", "demandee", "demandee"],
    { gouvernance: "a", cooperation: "b", partenaires: "c" },
  ],
  ["EVA-26 : le diagnostic", "diagnostic", ["sansObjet", "utile", "demandee"], { offre: "a", besoins: "b" }],
  [
    "EVA-28 : les perspectives",
    "perspectives",
    ["sansObjet", "utile", "demandee"],
    { perspectives: "a", renouvellement: "b" },
  ],
  [
    "EVA-29 : les participants",
    "participants",
    ["sansObjet", "utile", "demandee"],
    { partenaires: "a", habitants: "b" },
  ],
] as const)("%s s’exigent selon le bilan, champ par champ", (_titre, section, exigences, saisie) => {
  const genres = ["pointEtape", "bilanIntermediaire", "bilanFinal"] as const;
  expect(genres.map((genre) => de(section, genre)[0])).toEqual([...exigences]);
  const champs = Object.entries(saisie);
  expect(de(section, "bilanFinal")[1]).toBe(champs.length);
  expect(de(section, "bilanFinal", { [section]: Object.fromEntries(champs.slice(1)) })[1]).toBe(1);
  expect(de(section, "bilanFinal", { [section]: { ...saisie } })[1]).toBe(0);
});

test("EVA-25 : un changement suffit au bilan intermédiaire, le bilan final les veut tous les quatre", () => {
  expect(de("changements", "pointEtape")).toEqual(["sansObjet", 0]);
  expect(de("changements", "bilanIntermediaire")).toEqual(["demandee", 4]);
  expect(de("changements", "bilanIntermediaire", { changements: { besoins: "Moins d’attente" } })).toEqual([
    "demandee",
    0,
  ]);
  expect(de("changements", "bilanFinal", { changements: { besoins: "Moins d’attente" } })).toEqual(["demandee", 3]);
});

test("EVA-27 : la part petite enfance veut ses fiches, leur état et un indicateur qui les suit", () => {
  expect(de("petiteEnfance", "pointEtape")).toEqual(["sansObjet", 0]);
  expect(de("petiteEnfance", "bilanFinal", {}, { fiches: [fiche({ champ: "jeunesse" })] })).toEqual(["demandee", 1]);
  expect(de("petiteEnfance", "bilanFinal", {}, { fiches: [fiche({ etat: null })] })).toEqual(["demandee", 2]);
  expect(de("petiteEnfance", "bilanFinal", {}, { fiches: [fiche()], indicateurs: [indicateur(["autre"])] })).toEqual([
    "demandee",
    1,
  ]);
  expect(de("petiteEnfance", "bilanFinal", {}, { fiches: [fiche()], indicateurs: [indicateur(["f"])] })).toEqual([
    "demandee",
    0,
  ]);
});

test("EVA-30 : chaque critère veut au moins un avis, et « sans avis » n’en est pas un", () => {
  const notes = CRITERES.map((critere) => ({ critere, niveau: critere === "moyens" ? "sansAvis" : "solide" }));
  expect(de("criteres", "pointEtape")).toEqual(["sansObjet", 0]);
  expect(de("criteres", "bilanFinal")).toEqual(["demandee", 5]);
  expect(de("criteres", "bilanIntermediaire", {}, { notes })).toEqual(["demandee", 1]);
  expect(
    de("criteres", "bilanIntermediaire", {}, { notes: [...notes, { critere: "moyens", niveau: "fragile" }] }),
  ).toEqual(["demandee", 0]);
});

test("EVA-31 : des cinq indicateurs, un texte ou un indicateur choisi suffit à chacun, et aucun n’est exigé", () => {
  expect(de("cinqIndicateurs", "pointEtape")).toEqual(["sansObjet", 0]);
  expect(de("cinqIndicateurs", "bilanFinal")).toEqual(["utile", 4]);
  expect(de("cinqIndicateurs", "bilanFinal", { cinqIndicateurs: { i2: "Oui", i3Indicateur: "x" } })).toEqual([
    "utile",
    2,
  ]);
});

test("EVA-32 : ce qui éclaire n’est jamais exigé", () => {
  for (const section of ["mouvements", "indicateurs", "moyens", "questions", "lecons"] as const)
    for (const genre of ["pointEtape", "bilanIntermediaire", "bilanFinal"] as const)
      expect([section, de(section, genre)[0]]).toEqual([section, "utile"]);
  expect(de("moyens", "bilanFinal", {}, { axes: [{}] })).toEqual(["utile", 0]);
});

test("on compte les sections demandées et tenues, jamais les autres", () => {
  expect(compterTenues(tenues(dossier("pointEtape", { lecons: { lecons: "Oui" } })))).toEqual({
    tenues: 0,
    demandees: 3,
  });
});

test("EVA-33 : une ligne vide sépare deux questions ; sans réponse, la question reste", () => {
  expect(lireQuestions("Pour qui ?\r\nPour tous.\r\nSurtout.\r\n\r\nEt après ?\n\n\n")).toEqual([
    { question: "Pour qui ?", reponse: "Pour tous.\r\nSurtout." },
    { question: "Et après ?", reponse: "" },
  ]);
  expect(lireQuestions("  \n ")).toEqual([]);
});

test("EVA-62 : ce qui est sans objet pour un bilan n’y est pas, sauf si l’on y a écrit ou ajusté", () => {
  expect(sectionsDe(dossier("bilanFinal", {}))).not.toContain("ajustements");
  expect(sectionsDe(dossier("bilanFinal", {}, { ajustements: [{}] }))).toContain("ajustements");
  expect(sectionsDe(dossier("pointEtape", {}))).not.toContain("diagnostic");
  expect(sectionsDe(dossier("pointEtape", { diagnostic: { offre: "Oui" } }))).toContain("diagnostic");
});

test.each([
  ["brouillon", "demandee", ["La gouvernance"]],
  ["relecture", "demandee", ["La gouvernance"]],
  ["relecture", "utile", []],
  ["adopte", "demandee", []],
  ["fige", "demandee", []],
] as const)("EVA-61 : d’un bilan en état %s, une section %s dit ce qui lui manque : %j", (etat, exigence, attendu) => {
  const tenue = { section: "demarche" as const, exigence, source: "", manque: ["La gouvernance"] };
  expect(resteADire({ etat }, tenue)).toEqual(attendu);
});

test("EVA-59 : une section ne commence en haut d’une page que si ce qui la précède en remplit plus d’une et demie", () => {
  const dite = (signes: number) => [{ genre: "note" as const, texte: "a".repeat(signes) }];
  const sauts = (...tailles: number[]) =>
    enHautDePage(tailles.map(dite)).map(({ genre }) => (genre === "saut" ? "|" : "."));
  expect(sauts(100, 100, 100).join("")).toBe("...");
  const entour = JSON.stringify(dite(0)).length;
  expect(sauts(6000 - entour, 10).join("")).toBe("..");
  expect(sauts(6001 - entour, 10, 10).join("")).toBe(".|..");
  expect(sauts(10, 3000, 4000, 10).join("")).toBe("...|.");
});
