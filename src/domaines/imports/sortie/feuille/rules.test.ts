import { expect, test } from "vitest";
import { largeurDe, placeEcrite } from "./rules.ts";

const noeuds = new Map([
  ["a", { parent: null, code: "1", libelle: "Petite enfance" }],
  ["b", { parent: "a", code: null, libelle: "Accueil" }],
]);

test("IMP-72 : la place d'une fiche s'écrit en toutes lettres, un nœud par ligne", () => {
  expect(placeEcrite({ noeuds: ["b", "a"] }, noeuds)).toBe("1. Petite enfance › Accueil\n1. Petite enfance");
  expect(placeEcrite({ noeuds: [] }, noeuds)).toBe("");
});

test("un texte long a une colonne large", () =>
  expect(largeurDe("description")).toBeGreaterThan(largeurDe("reference")));
