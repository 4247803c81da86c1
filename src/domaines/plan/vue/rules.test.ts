import { expect, test } from "vitest";
import type { Noeud } from "../model.ts";
import { parseVue } from "./forms.ts";
import { adresse, auCalendrier, avecDescendants, branchesMontrees, parNoeud, parPriorite } from "./rules.ts";

const noeud = (id: string, parent: string | null): Noeud & { niveau: number } => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe",
  code: null,
  libelle: id,
  impacts: [],
  ordre: 1,
  niveau: parent ? 1 : 0,
});
const PLAN = [noeud("a", null), noeud("b", "a"), noeud("c", "b"), noeud("d", null)];

test("PLA-10 : un nœud choisi emmène ses descendants, pas ses voisins", () => {
  expect(avecDescendants(PLAN, ["a"]).toSorted()).toEqual(["a", "b", "c"]);
  expect(avecDescendants(PLAN, ["c"])).toEqual(["c"]);
});

test("PLA-11 : une fiche de deux nœuds est sous les deux, une fiche sans nœud est à la fin", () => {
  const groupes = parNoeud(PLAN, [
    { nom: 1, noeuds: ["a", "d"] },
    { nom: 2, noeuds: [] },
  ]);
  expect(groupes.map(({ cle, fiches }) => [cle, fiches.map(({ nom }) => nom)])).toEqual([
    ["a", [1]],
    ["b", []],
    ["c", []],
    ["d", [1]],
    ["sans", [2]],
  ]);
});

test("les cartes par priorité ont une colonne par valeur, même vide", () => {
  const schema = {
    code: "p",
    libelle: "Phase",
    valeurs: [
      { valeur: "1", plafond: null },
      { valeur: "2", plafond: null },
    ],
  };
  const groupes = parPriorite([schema], [{ priorite: { schema: "p", valeur: "2" } }]);
  expect(groupes.map(({ titre, fiches }) => [titre, fiches.length])).toEqual([
    ["1", 0],
    ["2", 1],
    ["Sans priorité", 0],
  ]);
});

test.each<[string, boolean, { noeuds: string[] }[], string]>([
  ["réduit par un filtre, la branche qui porte une fiche, depuis sa racine", true, [{ noeuds: ["b"] }], "ab"],
  ["réduit à une fiche sans nœud, aucune branche", true, [{ noeuds: [] }], ""],
  ["entier, toutes ses branches, même vides", false, [{ noeuds: ["b"] }], "abcd"],
])("PLA-89 : d’un plan %s", (_cas, filtree, fiches, attendu) => {
  expect(
    branchesMontrees(PLAN, fiches, filtree)
      .map(({ id }) => id)
      .join(""),
  ).toBe(attendu);
});

test("PLA-86 : deux schémas qui disent la même valeur se distinguent, et une priorité disparue ne cache pas sa fiche", () => {
  const valeurs = [{ valeur: "1", plafond: null }];
  const schemas = ["Phase", "Rang"].map((libelle) => ({ code: libelle.toLowerCase(), libelle, valeurs }));
  const groupes = parPriorite(schemas, [{ priorite: { schema: "vieux", valeur: "Ancien" } }]);
  expect(groupes.map(({ titre, fiches }) => [titre, fiches.length])).toEqual([
    ["Phase : 1", 0],
    ["Rang : 1", 0],
    ["Sans priorité", 1],
  ]);
});

const fiche = (nom: string, ...echeances: [string | null, string | null][]) => ({
  nom,
  echeances: echeances.map(([debut, fin]) => ({ debut, fin, texte: null })),
});

test("PLA-12 : une fiche est à chacune de ses années, au trimestre quand le mois est dit, à part sans date", () => {
  const { colonnes, sansDate } = auCalendrier([
    fiche("x", ["2026", "2027"]),
    fiche("y", ["2026-03", "2026-03"]),
    fiche("z"),
  ]);
  expect(colonnes.map(({ cle, fiches }) => [cle, fiches.map(({ nom }) => nom)])).toEqual([
    ["2026", ["x"]],
    ["2026-T1", ["y"]],
    ["2027", ["x"]],
  ]);
  expect(sansDate.map(({ nom }) => nom)).toEqual(["z"]);
});

test("une adresse mal écrite donne une vue, jamais une panne", () => {
  const vue = parseVue(new URLSearchParams("page=-3&tri=nimporte&col=rien&annee=demain&noeud=&noeud=n1"));
  expect(vue).toMatchObject({ page: 1, tri: { cle: "plan", sens: "asc" }, filtres: { noeuds: ["n1"] } });
  expect(vue.colonnes.length).toBeGreaterThan(0);
});

test("changer un filtre revient à la première page et garde le reste", () => {
  const params = new URLSearchParams("page=4&tri=titre&pilote=a&pilote=b");
  expect(adresse("/plan", params, { pilote: "c" })).toBe("/plan?tri=titre&pilote=c");
  expect(adresse("/plan", params, { page: "5" })).toContain("page=5");
});
