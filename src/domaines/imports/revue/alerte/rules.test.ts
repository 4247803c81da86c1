import { expect, test } from "vitest";
import { alertePersonne, champsEnAlerte } from "#domaines/plan/index.ts";
import { echangeVide, ficheVide } from "../../echange/rules.ts";
import { type Decisions, type GenreImport, NOMS_LIGNE, SANS_DECISION } from "../model.ts";
import { comparerFiche } from "../rules.ts";
import { releverAlertes } from "./rules.ts";

const REGLE = { personne: alertePersonne, champs: champsEnAlerte };
const NOM = "Madame Jeanne Martin suivra ce point.";

const relever = (genre: GenreImport, decisions: Decisions) => {
  const echange = echangeVide(null);
  const budget = { statut: null, montantCentimes: null, texte: NOM };
  const fiche = { ...ficheVide("Ouvrir un lieu"), description: NOM, budget, pilotes: [NOM] };
  echange.plan.fiches = [fiche];
  echange.plan.noeuds = [{ id: "n1", parent: null, genre: "axe", code: null, libelle: NOM, impactsVises: [] }];
  const noeud = { id: "n1", cle: "noeud.n1", dansLePlan: null, etat: "nouveau" as const, contre: "" };
  const lignes = comparerFiche(fiche, null, null);
  const comparaison = {
    blocs: [],
    noeuds: [noeud],
    priorites: [],
    fiches: [{ rang: 0, plan: null, lignes, doutes: 0 }],
  };
  return releverAlertes({ importe: { genre, decisions }, echange, comparaison }, REGLE);
};
const corrigee = (corrections: Partial<Record<(typeof NOMS_LIGNE)[number], string>>): Decisions => ({
  ...SANS_DECISION,
  fiches: { 0: { sort: "accepte", contre: null, vers: null, corrections, remplace: [] } },
});

test("IMP-132 : chaque ligne d'un tableur prévient, budget et arbre compris ; un document, seulement là où on l'a corrigé", () => {
  expect(relever("tableur", SANS_DECISION)).toEqual([
    { vers: "/fiches/1", ou: "Ouvrir un lieu", champ: "description" },
    { vers: "/fiches/1", ou: "Ouvrir un lieu", champ: "budget" },
    { vers: "/corrections/noeuds/1", ou: NOM, champ: "libelle" },
  ]);
  expect(relever("document", SANS_DECISION)).toEqual([]);
  expect(relever("document", corrigee({ description: NOM, pilotes: NOM })).map(({ champ }) => champ)).toEqual([
    "description",
  ]);
  const laissee = {
    sort: "laisse" as const,
    contre: null,
    vers: null,
    corrections: { description: NOM },
    remplace: [],
  };
  expect(relever("document", { fiches: { 0: laissee }, lignes: {} })).toEqual([]);
});

test("IMP-132 : une mention corrigée d'un bloc ou de l'arbre prévient, jamais le représentant d'une partie", () => {
  const par = { par: "Claire", le: "2026-03-01T08:00:00Z" };
  const corrections = {
    "convention.articles[1].texte": { valeur: NOM, ...par },
    "plan.noeuds[2].libelle": { valeur: NOM, ...par },
    "convention.titre": { valeur: "Convention", ...par },
    "convention.parties[0].representants": { valeur: [{ qualite: "Maire", nom: "Jeanne Martin" }], ...par },
  };
  expect(relever("document", { ...SANS_DECISION, corrections }).map(({ vers }) => vers)).toEqual([
    "/corrections/articles/2",
    "/corrections/noeuds/3",
  ]);
});
