import { expect, test } from "vitest";
import { textesDe } from "#commun/document.ts";
import { blocsDiaporama, blocsFiche, blocsPlan, parAxes, tableauPlan } from "./document.ts";
import { VIDE } from "./fiche/actions.ts";
import type { Fiche, Noeud } from "./model.ts";

const noeud = (id: string, parent: string | null, ordre: number): Noeud => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe",
  code: null,
  libelle: `Nœud ${id}`,
  impacts: [],
  ordre,
});
const NOEUDS = [noeud("a", null, 1), noeud("a1", "a", 1), noeud("b", null, 2), noeud("vide", null, 3)];

const fiche = (id: string, noeuds: string[], suite: Partial<Fiche> = {}): Fiche =>
  ({
    ...VIDE,
    id,
    reference: id.toUpperCase(),
    titre: `Fiche ${id}`,
    noeuds,
    pilotes: [],
    partenaires: [],
    ...suite,
  }) as Fiche;

const CADRE = { titre: "Essai", auteur: "", date: "2026-11-21", perimetre: "", sources: [], logos: [] } as const;
const FICHES = [fiche("f1", ["a1"]), fiche("f2", ["a1", "b"]), fiche("f3", [])];

test("PLA-40 : chaque fiche est dite une fois, rappelée sous ses autres nœuds ; un nœud sans fiche n'y est pas", () => {
  expect(
    parAxes(NOEUDS, FICHES).map(({ ancre, fiches, reprises }) => [ancre, fiches.map(({ id }) => id), reprises.length]),
  ).toEqual([
    ["a", [], 0],
    ["a1", ["f1", "f2"], 0],
    ["b", [], 1],
    ["sans", ["f3"], 0],
  ]);
  const textes = textesDe({ ...CADRE, blocs: blocsPlan(NOEUDS, FICHES) });
  expect(textes.filter((texte) => texte === "F2 · Fiche f2")).toHaveLength(1);
  expect(textes).toContain("Aussi ici : F2 · Fiche f2.");
});

test("une section qui ne dit rien ne s'imprime pas ; ce qui est dit s'y lit, un élément par ligne", () => {
  const pleine = fiche("f1", ["a1"], {
    objectifsOperationnels: ["Ouvrir", "Faire savoir"],
    pilotes: [{ acteur: "1", libelle: "La commune" }],
    echeances: [{ debut: "2026", fin: "2028", texte: null }],
  });
  expect(textesDe({ ...CADRE, blocs: blocsFiche(pleine, NOEUDS, 1) }).slice(2)).toEqual([
    "Place dans le plan",
    "Nœud a › Nœud a1",
    "Période",
    "2026 – 2028",
    "Objectifs et publics",
    "Objectifs opérationnels",
    "Ouvrir",
    "Faire savoir",
    "Qui",
    "Pilotes",
    "La commune",
    "Quand et avec quoi",
    "Échéances",
    "2026 – 2028",
  ]);
});

test("le tableau a une rangée par fiche, sous le nœud où elle est dite", () => {
  const { rangees } = tableauPlan(NOEUDS, FICHES);
  expect(rangees.filter((rangee) => "groupe" in rangee)).toHaveLength(4);
  expect(rangees.filter((rangee) => !("groupe" in rangee))).toHaveLength(3);
});

test("le diaporama a un axe par page, avec les fiches de tous ses nœuds", () => {
  const blocs = blocsDiaporama(NOEUDS, FICHES);
  expect(blocs.filter(({ genre }) => genre === "titre").map((bloc) => "texte" in bloc && bloc.texte)).toEqual([
    "Nœud a",
    "Nœud b",
    "Fiches sans rattachement",
  ]);
  expect(
    blocs.filter(({ genre }) => genre === "liste").map((bloc) => "elements" in bloc && bloc.elements.length),
  ).toEqual([2, 0, 1]);
  expect(blocs.map(({ genre }) => genre).join(" ")).toBe(
    "titre chiffres liste saut titre chiffres liste saut titre chiffres liste",
  );
});
