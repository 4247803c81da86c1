import { expect, test } from "vitest";
import type { FicheTracee, NoeudTrace } from "./model.ts";
import { enjeuxDe, filsDe, objectifsDe, orphelinsDe } from "./rules.ts";

const fiche = (id: string, plus: Partial<FicheTracee> = {}): FicheTracee => ({
  id,
  reference: null,
  titre: id,
  noeuds: [],
  diagnosticInitial: null,
  faiblesses: [],
  finalite: null,
  objectifsOperationnels: [],
  indicateurs: [],
  ...plus,
});
const noeud = (id: string, plus: Partial<NoeudTrace> = {}): NoeudTrace => ({
  id,
  parent: null,
  genre: "axe",
  code: null,
  libelle: id,
  impacts: [],
  enjeux: [],
  ...plus,
});

test.each([
  ["son diagnostic", { diagnosticInitial: "Peu de places" }, [], ["diagnostic initial"]],
  ["ses points faibles", { faiblesses: ["Loin"] }, [], ["1 point faible"]],
  ["l’effet visé d’un nœud", {}, [noeud("a", { impacts: ["Plus de places"] })], ["effet visé par « a »"]],
  ["celui du diagnostic", {}, [noeud("a", { enjeux: ["La garde le soir"] })], ["La garde le soir"]],
  ["rien", {}, [noeud("a")], []],
])("SUI-220 : l’enjeu d’une fiche est %s", (_cas, plus, porteurs, attendu) =>
  expect(enjeuxDe(fiche("f", plus), porteurs)).toEqual(attendu),
);

test.each([
  ["le sien", { objectifsOperationnels: ["Ouvrir", "Tenir"] }, [], ["2 objectifs opérationnels"]],
  ["sa finalité", { finalite: "Mieux" }, [], ["finalité"]],
  ["celui du plan", {}, [noeud("o", { genre: "objectif", code: "1.1" })], ["1.1 · o"]],
  ["aucun sous un axe", {}, [noeud("a")], []],
])("SUI-221 : l’objectif d’une fiche est %s", (_cas, plus, porteurs, attendu) =>
  expect(objectifsDe(fiche("f", plus), porteurs)).toEqual(attendu),
);

const NOEUDS = [
  noeud("a", { impacts: ["Plus de places"] }),
  noeud("a1", { parent: "a", genre: "objectif" }),
  noeud("b", { impacts: ["Moins de route"] }),
  noeud("b1", { parent: "b", genre: "objectifStrategique" }),
];
const FICHES = [
  fiche("f", { noeuds: ["a1"], indicateurs: [{ libelle: "enfants", nature: null }] }),
  fiche("g", { indicateurs: [{ libelle: "familles", nature: null }] }),
];
const INDICATEURS = [
  { id: "i", libelle: "Enfants accueillis", fiches: ["f"], releve: true },
  { id: "j", libelle: "Places", fiches: ["f"], releve: false },
  { id: "k", libelle: "Seul", fiches: ["partie"], releve: true },
];

test("SUI-222 : un fil compte ce qui est écrit, défini et relevé", () => {
  expect(filsDe(NOEUDS, FICHES, INDICATEURS).map(({ ecrits, definis, releves }) => [ecrits, definis, releves])).toEqual(
    [
      [1, 2, 1],
      [1, 0, 0],
    ],
  );
});

test("SUI-222 : un fil remonte jusqu’à la racine", () => {
  const [fil] = filsDe(NOEUDS, FICHES, INDICATEURS);
  expect([fil?.enjeux, fil?.objectifs]).toEqual([["effet visé par « a »"], ["a1"]]);
});

test("SUI-223 : à chaque pas, ce qui ne tient à rien est nommé", () => {
  const noms = Object.entries(orphelinsDe(NOEUDS, FICHES, INDICATEURS)).map(
    ([etape, liste]) => [etape, liste.map(({ nom }) => nom)] as const,
  );
  expect(Object.fromEntries(noms)).toEqual({
    enjeuxSansObjectif: [],
    objectifsSansEnjeu: [],
    effetsSansFiche: ["b"],
    objectifsSansFiche: ["b1"],
    fichesSansEnjeu: ["g"],
    fichesSansObjectif: ["g"],
    fichesSansIndicateur: ["g"],
    indicateursSansFiche: ["Seul"],
    indicateursSansValeur: ["Places"],
  });
  expect(orphelinsDe(NOEUDS, FICHES, INDICATEURS).fichesSansIndicateur[0]?.precision).toBe(
    "1 écrit au plan, aucun défini",
  );
});

test("SUI-223 : un enjeu sans réponse et un objectif sans enjeu se disent ; un axe éclaire ses objectifs, un objectif son axe", () => {
  const noeuds = NOEUDS.map((un) => (un.id === "a" ? { ...un, enjeux: ["Soir"] } : un));
  const enjeux = [
    { id: "e", texte: "Soir", repondu: true },
    { id: "h", texte: "Route", repondu: false },
  ];
  const { enjeuxSansObjectif, objectifsSansEnjeu } = orphelinsDe(noeuds, FICHES, INDICATEURS, enjeux);
  expect(enjeuxSansObjectif.map(({ nom }) => nom)).toEqual(["Route"]);
  expect(objectifsSansEnjeu.map(({ nom }) => nom)).toEqual(["b1"]);
});
