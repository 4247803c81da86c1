import { expect, test } from "vitest";
import type { Fiche } from "../model.ts";
import { changerDeColonne } from "./rules.ts";

const fiche = { noeuds: ["a", "b"] } as Fiche;
const NOEUDS = [{ id: "a" }, { id: "b" }, { id: "c" }];

test.each([
  ["quitte sa colonne et garde ses autres nœuds", { de: "a", vers: "c" }, ["b", "c"]],
  ["rejoint une colonne où elle est déjà sans doubler", { de: "a", vers: "b" }, ["b"]],
  ["part de « sans nœud » et garde tout", { de: "sans", vers: "c" }, ["a", "b", "c"]],
  ["va à « sans nœud » et perd tout", { de: "a", vers: "sans" }, []],
  ["ne va pas vers un nœud inconnu", { de: "a", vers: "z" }, ["a", "b"]],
] as const)("PLA-18 : une carte %s", (_cas, mouvement, attendu) => {
  expect(changerDeColonne(fiche, mouvement, NOEUDS).noeuds).toEqual(attendu);
});
