import { expect, test } from "vitest";
import { caseDite, caseGroupement } from "./document.ts";
import type { Exercice, Mode } from "./model.ts";
import { situer } from "./rules.ts";

const ICI = { code: "71001", nom: "Arcy" };
const EPCI = { genre: "epci", code: "247100290", nom: "Communauté des Arcs" } as const;
const acte = ({ mode }: { mode: Mode }): Exercice => ({
  id: "x",
  commune: ICI.code,
  competence: "planifier",
  debut: "2025-01-01",
  mode,
  titulaire: mode === "transferee" ? EPCI : null,
  acte: "",
});

test.each([
  [null, "Pas transférée"],
  [{ nombre: 5678, communes: 16, inconnues: 0 }, "Transférée par 16 communes sur 17 : 5 678 habitants"],
  [{ nombre: 6664, communes: 17, inconnues: 0 }, "Transférée par toutes les communes : 6 664 habitants"],
  [
    { nombre: 6664, communes: 17, inconnues: 1 },
    "Transférée par 17 communes sur 17 : 6 664 habitants, 1 commune inconnue",
  ],
])("SPPE-108 : de %o, le récapitulatif dit « %s »", (dite, attendu) =>
  expect(caseGroupement(dite, 17).replace(/\s/g, " ")).toBe(attendu),
);

test.each([
  [null, true, "Exercée par la commune"],
  [{ mode: "exercee" }, false, "Exercée par la commune (facultative)"],
  [{ mode: "transferee" }, true, "Transférée à Communauté des Arcs"],
  [{ mode: "transferee" }, false, "Transférée à Communauté des Arcs (facultative)"],
  [null, false, "Pas exercée"],
] as const)("SPPE-114 : de %o, obligatoire %o, la case dit « %s »", (dit, obligatoire, attendu) =>
  expect(caseDite(situer({ commune: ICI, competence: "planifier" }, dit && acte(dit), obligatoire))).toBe(attendu),
);
