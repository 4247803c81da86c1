import { expect, test } from "vitest";
import type { Decision } from "../model.ts";
import { COLONNES_DECISIONS, rangeeDecision } from "./rules.ts";

const decision: Decision = {
  id: "d",
  convention: "ctg",
  annee: 2026,
  numero: 7,
  seance: null,
  instance: "Comité de pilotage",
  le: "2026-11-12",
  genre: "abandon",
  objet: "Abandonner le ludobus",
  texte: "Faute de chauffeur.",
  vote: { pour: 9, contre: 1, abstentions: 2, majorite: "simple" },
  adoptee: true,
  execution: "aExecuter",
  responsable: "La coordination",
  avant: "2027-01-31",
  executeeLe: null,
  constat: "",
  creeLe: "2026-11-12T10:00:00.000Z",
  creePar: "nadege",
  fiches: ["f1", "f2"],
  version: 1,
};

test("GOUV-160 : une rangée dit le vote, les fiches par leur nom et ce qui en est fait ; jamais qui l’a saisie", () => {
  const rangee = rangeeDecision(decision, (id) => `Fiche ${id}`);
  expect(rangee).toHaveLength(COLONNES_DECISIONS.length);
  expect(rangee.slice(6, 13)).toEqual([
    "9 pour, 1 contre, 2 abstentions sur 12 votants",
    "oui",
    "Fiche f1 ; Fiche f2",
    "La coordination",
    "2027-01-31",
    "À exécuter",
    "",
  ]);
  expect(rangee.join("|")).not.toContain("nadege");
  expect(rangeeDecision({ ...decision, vote: null, adoptee: false }, String).slice(6, 8)).toEqual(["", "non"]);
});
