import { expect, test } from "vitest";
import type { Noeud } from "../model.ts";
import { orphelins } from "./rules.ts";

const noeud = (id: string, parent: string | null): Noeud => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe",
  code: null,
  libelle: id,
  impacts: [],
  ordre: 0,
});

test("PLA-65 : sont orphelins l’enjeu sans réponse et l’axe qui ne répond à rien, pas celui dont un objectif répond", () => {
  const noeuds = [noeud("A", null), noeud("A1", "A"), noeud("B", null)];
  const enjeux = [{ id: "e" }, { id: "f" }];
  expect(orphelins(enjeux, noeuds, [{ enjeu: "e", noeud: "A1" }])).toEqual({ enjeux: ["f"], noeuds: ["B"] });
  expect(orphelins(enjeux, noeuds, [])).toEqual({ enjeux: ["e", "f"], noeuds: ["A", "B"] });
  expect(orphelins([], [], [])).toEqual({ enjeux: [], noeuds: [] });
});
