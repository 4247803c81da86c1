import { expect, test } from "vitest";
import type { Exercice } from "../model.ts";
import { actesEffaces, effacesDits } from "./rules.ts";

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

test.each<[string, readonly Exercice[], boolean]>([
  ["les mêmes, dans un autre ordre", [{ ...ACTE, commune: "48007" }, ACTE], true],
  [
    "l’un d’eux, changé depuis",
    [
      { ...ACTE, acte: "Délibération 13" },
      { ...ACTE, commune: "48007" },
    ],
    false,
  ],
  ["un de plus", [ACTE, { ...ACTE, commune: "48007" }, { ...ACTE, commune: "48095" }], false],
])("SPPE-118 : la confirmation donnée devant deux actes vaut-elle pour %s ?", (_dit, effaces, vaut) =>
  expect(effacesDits(effaces) === effacesDits([ACTE, { ...ACTE, commune: "48007" }])).toBe(vaut),
);
