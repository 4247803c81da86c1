import { expect, test } from "vitest";
import { sommerArbre } from "../arbre/rules.ts";
import { type Totaux, TOTAUX_VIDES } from "../model.ts";
import { SANS_FILTRE } from "../sommes/model.ts";
import type { Tableau } from "./model.ts";
import {
  ecrireCellule,
  ecrireDit,
  feuilleDe,
  mesuresDe,
  tableauAnnees,
  tableauArbre,
  tableauFinanceurs,
} from "./rules.ts";

const total = (plus: Partial<Totaux>): Totaux => ({ ...TOTAUX_VIDES, ...plus });
const colonnes = ({ colonnes: toutes }: Tableau) => toutes.map(({ titre }) => titre);
const prevus = ({ rangees }: Tableau) => rangees.map(({ titre, valeurs }) => [titre, valeurs[0] ?? null]);

const noeud = (id: string, parent: string | null = null) => ({
  id,
  parent,
  niveau: parent ? 1 : 0,
  code: null,
  libelle: id.toUpperCase(),
});
const NOEUDS = [noeud("a"), noeud("a1", "a"), noeud("a2", "a"), noeud("b")];
const fiche = (id: string, ...noeuds: string[]) => ({ id, reference: null, titre: id, noeuds, dit: null });

function dessiner(ouverture: { plie: boolean; ouvert: string | null }, filtres = SANS_FILTRE) {
  const fiches = [
    fiche("f", "a1", "a2"),
    { ...fiche("g", "b"), dit: { statut: "Existant", montantCentimes: 5, texte: null } },
    fiche("h"),
  ];
  const totaux = new Map([
    ["f", total({ prevu: 100 })],
    ["h", total({ prevu: 7 })],
  ]);
  const sommes = sommerArbre(
    NOEUDS,
    fiches.map((une) => ({ ...une, totaux: totaux.get(une.id) ?? TOTAUX_VIDES })),
  );
  return tableauArbre({ noeuds: NOEUDS, fiches, totaux, sommes, filtres }, ouverture);
}

test("SUI-208 : d’un seul financeur, ni part propre ni reste à financer ; de tous, les deux", () => {
  const titres = (financeur: string | null) => mesuresDe({ ...SANS_FILTRE, financeur }).map(({ titre }) => titre);
  expect(titres(null).slice(-2)).toEqual(["Part propre", "Reste à financer"]);
  expect(titres("caf").slice(-1)).toEqual(["Reste à verser"]);
});

test("SUI-209 : l’arbre montre chaque nœud, ses fiches, l’écart qui le fait tomber juste, et finit par le total", () => {
  expect(prevus(dessiner({ plie: false, ouvert: null }))).toEqual([
    ["A", 100],
    ["Compté dans plusieurs branches, à retirer une fois", -100],
    ["A1", 100],
    ["f", 100],
    ["A2", 100],
    ["f", 100],
    ["B", null],
    ["g", null],
    ["Fiches sans rattachement", 7],
    ["h", 7],
    ["Total", 107],
  ]);
});

test("SUI-209 : une fiche sans montant dit ce que le plan en dit ; un filtre ne montre que les fiches qui lui répondent", () => {
  const remarques = dessiner({ plie: false, ouvert: null }).rangees.flatMap(({ remarque }) => remarque ?? []);
  expect(remarques).toEqual(["Existant, 0,05\u00a0€"]);
  const filtre = dessiner({ plie: false, ouvert: null }, { ...SANS_FILTRE, annee: 2027 });
  expect(filtre.rangees.map(({ titre }) => titre)).not.toContain("g");
});

test("SUI-209 : plié, un plan montre ses racines et le nœud ouvert, et le total ne change pas", () => {
  expect(prevus(dessiner({ plie: true, ouvert: null }))).toEqual([
    ["A", 100],
    ["B", null],
    ["Fiches sans rattachement", 7],
    ["Total", 107],
  ]);
  expect(prevus(dessiner({ plie: true, ouvert: "a1" })).map(([titre]) => titre)).toEqual([
    "A",
    "Compté dans plusieurs branches, à retirer une fois",
    "A1",
    "f",
    "A2",
    "B",
    "Fiches sans rattachement",
    "Total",
  ]);
});

const ANNEES = [
  { annee: 2026, totaux: total({ prevu: 10 }) },
  { annee: 2028, totaux: total({ prevu: 5 }) },
];
const ETP = new Map([[2027, { prevu: 150, realise: null }]]);

test("SUI-210 : les emplois se disent par année et ne s’additionnent pas", () => {
  const tableau = tableauAnnees(ANNEES, ETP, SANS_FILTRE);
  expect(prevus(tableau)).toEqual([
    ["2026", 10],
    ["2027", null],
    ["2028", 5],
    ["Total", 15],
  ]);
  expect(tableau.rangees.map(({ valeurs }) => valeurs.at(-2))).toEqual([null, 150, null, null]);
});

test("SUI-210 : un financeur ou une nature n’ont pas d’emplois", () => {
  const tableau = tableauAnnees(ANNEES, ETP, { ...SANS_FILTRE, nature: "fonctionnement" });
  expect([colonnes(tableau).includes("ETP prévus"), tableau.rangees.length]).toEqual([false, 3]);
  const seule = tableauAnnees(ANNEES.slice(0, 1), ETP, { ...SANS_FILTRE, annee: 2026 });
  expect(seule.rangees.map(({ titre }) => titre)).toEqual(["2026", "Total"]);
});

test("chaque financeur a son total, puis ses années", () => {
  const caf = { id: "1", nom: "Caf" };
  const tableau = tableauFinanceurs([
    { financeur: caf, annee: 2026, totaux: total({ demande: 10, accorde: 8, verse: 3 }) },
    { financeur: caf, annee: 2027, totaux: total({ demande: 5 }) },
  ]);
  expect(tableau.rangees.map(({ titre, niveau, valeurs }) => [titre, niveau, ...valeurs.slice(0, 4)])).toEqual([
    ["Caf", 0, 15, 8, 3, 5],
    ["2026", 1, 10, 8, 3, 5],
    ["2027", 1, 5, null, null, null],
    ["Total", 0, 15, 8, 3, 5],
  ]);
});

test("une feuille porte les mêmes lignes, les montants en euros et en nombres", () => {
  const { colonnes: entetes, rangees } = feuilleDe(tableauAnnees(ANNEES, ETP, SANS_FILTRE));
  expect(entetes.map(({ titre }) => titre).slice(0, 3)).toEqual(["Année", "Ligne", "Prévu"]);
  expect(rangees.at(-1)?.slice(0, 3)).toEqual(["Total", "Total", 0.15]);
  expect(rangees[1]?.slice(0, 3)).toEqual(["2027", "Année", ""]);
});

test("une cellule sans parole est un tiret, jamais un zéro", () => {
  expect(ecrireCellule(null, undefined)).toBe("—");
  expect(ecrireCellule(0, undefined)).toBe("0");
  expect(ecrireCellule(150, { titre: "ETP", genre: "etp" })).toBe("1,5");
  expect(ecrireDit({ statut: "Existant", montantCentimes: 0, texte: "par an" })).toBe("Existant, 0\u00a0€, par an");
});
