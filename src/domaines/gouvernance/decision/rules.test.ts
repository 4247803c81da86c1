import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Decision, DecisionDite, Majorite } from "./model.ts";
import {
  citationDe,
  decider,
  estAcquis,
  executer,
  joursDeRetard,
  lireReference,
  peutDecider,
  referenceDe,
  voteEcrit,
} from "./rules.ts";

const AUJOURDHUI = "2026-11-21";
const vote = (pour: number, contre: number, abstentions: number, majorite: Majorite = "simple") => ({
  pour,
  contre,
  abstentions,
  majorite,
});

test.each([
  ["simple", 5, 5, 0, false],
  ["simple", 6, 5, 20, true],
  ["absolue", 5, 0, 5, false],
  ["absolue", 6, 0, 5, true],
  ["deuxTiers", 5, 3, 9, false],
  ["deuxTiers", 6, 3, 9, true],
  ["unanimite", 9, 1, 0, false],
  ["unanimite", 1, 0, 40, true],
  ["unanimite", 0, 0, 40, false],
  ["deuxTiers", 0, 0, 3, false],
] as const)(
  "GOUV-120 : à la majorité %s, %i pour, %i contre, %i abstentions : %s",
  (...[majorite, p, c, a, acquis]) => {
    expect(estAcquis(vote(p, c, a, majorite))).toBe(acquis);
  },
);

test("GOUV-120 : le vote s’écrit avec ses votants", () => {
  expect(voteEcrit(vote(12, 3, 1))).toBe("12 pour, 3 contre, 1 abstention sur 16 votants");
});

const DITE: DecisionDite = {
  id: "d",
  convention: "ctg",
  seance: null,
  instance: "Comité de pilotage",
  le: "2026-11-12",
  genre: "arbitrage",
  objet: "Choisir le local",
  texte: "",
  vote: null,
  responsable: "La mairie",
  avant: "2026-12-31",
  fiches: [],
};
const codeDe = (resultat: object) => (resultat instanceof Refus ? resultat.code : "tient");

test.each([
  ["du jour même", { le: AUJOURDHUI }, "tient"],
  ["de demain", { le: "2026-11-22" as const }, "date-future"],
  ["sans instance ni réunion", { instance: "" }, "sans-instance"],
  ["d’une réunion", { instance: "", seance: "s" }, "tient"],
  ["d’abandon sans fiche", { genre: "abandon" as const }, "sans-fiche"],
  ["de remplacement d’une fiche", { genre: "remplacement" as const, fiches: ["f"] }, "tient"],
  ["à exécuter le jour même", { avant: "2026-11-12" as const }, "tient"],
  ["à exécuter la veille", { avant: "2026-11-11" as const }, "avant-passe"],
  ["à exécuter par personne", { responsable: "" }, "avant-seul"],
] as const)("GOUV-121 : une décision %s", (_cas, dit, attendu) => {
  expect(codeDe(decider({ ...DITE, ...dit } as DecisionDite, AUJOURDHUI))).toBe(attendu);
});

test("GOUV-121 : ce que le vote rejette n’a pas de suite ; ce que personne n’exécute non plus", () => {
  expect(decider(DITE, AUJOURDHUI)).toMatchObject({ adoptee: true, execution: "aExecuter", annee: 2026 });
  const rejetee = decider({ ...DITE, vote: vote(3, 3, 0) }, AUJOURDHUI);
  expect(rejetee).toMatchObject({ adoptee: false, execution: "sansSuite" });
  expect(decider({ ...DITE, responsable: "", avant: null }, AUJOURDHUI)).toMatchObject({ execution: "sansSuite" });
});

const DECISION: Decision = {
  ...DITE,
  annee: 2026,
  numero: 3,
  adoptee: true,
  execution: "aExecuter",
  executeeLe: null,
  constat: "",
  creeLe: "2026-11-12T18:00:00.000Z",
  creePar: "nadege",
  version: 1,
};

test.each([
  ["le jour de la décision", {}, "2026-11-12", "tient"],
  ["la veille", {}, "2026-11-11", "constat-avant"],
  ["demain", {}, "2026-11-22", "date-future"],
  ["une seconde fois", { execution: "executee" as const }, "2026-11-20", "deja-executee"],
  ["sans suite attendue", { execution: "sansSuite" as const }, "2026-11-20", "rien-a-executer"],
] as const)("GOUV-123 : exécuter %s", (_cas, dit, le, attendu) => {
  expect(codeDe(executer({ ...DECISION, ...dit }, { le, constat: "Fait" }, AUJOURDHUI))).toBe(attendu);
});

test.each([
  ["le jour dit", "2026-12-31", 0],
  ["le lendemain", "2027-01-01", 1],
  ["deux mois plus tard, février compris", "2027-03-01", 60],
] as const)("GOUV-124 : %s, le retard", (_cas, aujourdhui, jours) => {
  expect(joursDeRetard(DECISION, aujourdhui)).toBe(jours);
  expect(joursDeRetard({ ...DECISION, execution: "executee" }, aujourdhui)).toBe(0);
});

test("GOUV-125 : une décision se nomme et se cite ; un texte d’avant le registre n’en cite aucune", () => {
  expect(referenceDe(DECISION)).toBe("D-2026-3");
  expect(citationDe(DECISION)).toBe("D-2026-3, Comité de pilotage du 12 novembre 2026");
  expect(lireReference(citationDe(DECISION))).toEqual({ annee: 2026, numero: 3 });
  expect(lireReference("Comité de pilotage du 12 mars 2027")).toBeNull();
});

test.each([
  ["décide", true, "validation", true],
  ["ne décide pas et valide", false, "validation", false],
  ["ne décide pas et abandonne", false, "abandon", false],
  ["ne décide pas et informe", false, "information", true],
  ["ne décide pas et donne un avis", false, "avis", true],
] as const)("GOUV-130 : une instance qui %s", (_cas, decide, genre, permis) => {
  expect(peutDecider({ decide }, genre) === null).toBe(permis);
});
