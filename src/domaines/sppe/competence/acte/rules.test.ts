import { expect, test } from "vitest";
import type { Exercice } from "../model.ts";
import { actesEffaces } from "./rules.ts";

const ACTE: Exercice = {
  id: "1",
  commune: "48013",
  competence: "planifier",
  debut: "2026-07-01",
  mode: "exercee",
  titulaire: null,
  acte: "Délibération 12",
};
const SYNDICAT = { genre: "syndicat", code: null, nom: "Syndicat des Causses" } as const;

test.each<[string, Partial<Exercice>, number]>([
  ["qui transfère", { mode: "transferee", titulaire: SYNDICAT }, 1],
  ["qui cite un autre texte", { acte: "Délibération 13" }, 1],
  ["identique", {}, 0],
  ["du lendemain", { debut: "2026-07-02", mode: "nonExercee" }, 0],
  ["d’une autre compétence", { competence: "recenser", mode: "nonExercee" }, 0],
  ["d’une autre commune", { commune: "48007", mode: "nonExercee" }, 0],
])("SPPE-113 : un acte %s efface ce qui était écrit ce jour-là, ou rien", (_dit, change, combien) =>
  expect(actesEffaces([ACTE], [{ ...ACTE, id: "2", ...change }])).toHaveLength(combien),
);
