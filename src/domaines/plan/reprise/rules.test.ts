import { expect, test } from "vitest";
import { VIDE } from "../fiche/actions.ts";
import type { Fiche, GenreNoeud, Noeud } from "../model.ts";
import { aReprendre, contenuRepris, estLibre, grefferNoeuds } from "./rules.ts";

const fiche = (id: string, plus: Partial<Fiche> = {}): Fiche => ({
  ...VIDE,
  espace: "monts",
  id,
  convention: "avant",
  version: 3,
  ordre: 1,
  archiveLe: null,
  modifieLe: "2026-11-01T08:00:00.000Z",
  modifiePar: "claire",
  titre: `Fiche ${id}`,
  noeuds: [],
  pilotes: [],
  partenaires: [],
  ...plus,
});
const noeud = (id: string, parent: string | null, libelle: string, genre: GenreNoeud = "axe"): Noeud => ({
  id,
  convention: "c",
  parent,
  genre,
  code: null,
  libelle,
  impacts: [],
  ordre: 0,
});

test("PLA-62 : une fiche reprise garde ses mots et ses pilotes, pas ses échéances, sa priorité, ni d’où elle fut lue", () => {
  const pilotes = [{ acteur: "a", libelle: "Le relais" }];
  const echeances = [{ debut: "2024", fin: "2025", texte: null }];
  const repris = contenuRepris(
    fiche("f", { description: "Un bus", pilotes, echeances, priorite: { schema: "top", valeur: "1" } }),
  );
  expect(repris).toMatchObject({ titre: "Fiche f", description: "Un bus", pilotes, echeances: [], priorite: null });
  expect(Object.keys(repris)).not.toContain("id");
});

test("PLA-63 : un nœud de même genre et de même libellé sous le même chemin est le même, aux accents et à la casse près ; sinon il s’ajoute sous ses parents", () => {
  const avant = [
    noeud("A", null, "Petite Enfance"),
    noeud("B", "A", "Accueillir", "objectif"),
    noeud("C", null, "Mobilité"),
  ];
  const ici = [noeud("a", null, "petite enfance")];
  let rang = 0;
  const { greffes, places } = grefferNoeuds(avant, ici, {
    demandes: ["B", "C", "A"],
    nouveau: () => `n${(rang += 1)}`,
  });
  expect(greffes.map(({ id, parent, source }) => [id, parent, source.id])).toEqual([
    ["n1", "a", "B"],
    ["n2", null, "C"],
  ]);
  expect([...places]).toEqual([
    ["B", "n1"],
    ["C", "n2"],
    ["A", "a"],
  ]);
});

test("PLA-63 : le même libellé d’un autre genre, ou ailleurs dans le plan, est un autre nœud", () => {
  const avant = [noeud("A", null, "Accueil"), noeud("B", "A", "Lieux")];
  const ici = [noeud("a", null, "Accueil", "theme"), noeud("b", null, "Lieux")];
  const { greffes } = grefferNoeuds(avant, ici, { demandes: ["B"], nouveau: () => "neuf" });
  expect(greffes.map(({ source }) => source.id)).toEqual(["A", "B"]);
});

test.each([
  ["deux fiches encore libres", { fiche: "n", precedente: "v" }, true],
  ["une fiche qui en continue déjà une", { fiche: "n1", precedente: "v" }, false],
  ["une fiche déjà continuée", { fiche: "n", precedente: "v1" }, false],
])("PLA-64 : %s", (_cas, suite, attendu) => {
  expect(estLibre([{ fiche: "n1", precedente: "v1" }], suite)).toBe(attendu);
});

test("chaque fiche d’avant dit qui la continue, fût-ce une fiche que l’on a archivée depuis", () => {
  const suites = [
    { fiche: "n1", precedente: "v1" },
    { fiche: "n2", precedente: "v2" },
  ];
  const vues = aReprendre([fiche("v1"), fiche("v2"), fiche("v3")], [fiche("n1")], suites);
  expect(vues.map(({ suite }) => suite)).toEqual(["Fiche n1", "Une fiche archivée", null]);
});
