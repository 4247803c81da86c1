import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { pdf } from "../../../tests/fichier-pdf.ts";
import type { Morceau } from "../../../tests/fichiers.ts";
import type { CelluleBrute, TableBrute } from "./composition.ts";
import { readDocument } from "./lire.ts";
import { findGrids } from "./pdf-grille.ts";
import { type LigneMise, layLines } from "./pdf-lignes.ts";
import { findEdges, followsOn } from "./pdf-suite.ts";
import { mergeTables } from "./pdf-tables.ts";

async function lire(morceaux: Morceau[]) {
  const lu = await readDocument(pdf(morceaux), "a.pdf");
  if (lu instanceof Refus) throw new Error(lu.code);
  return lu;
}

const ligne = (texte: string, y: number, x = 50): LigneMise =>
  layLines([{ texte, x, y, largeur: texte.length * 5, hauteur: 10, gras: false }])[0] as LigneMise;

const CADRE = { gauche: 50, droite: 450, interligne: 1.2 };

describe("un paragraphe coupé par la page", () => {
  const pleine = ligne("Les familles du plateau trouvent au relais une réponse à toutes leurs questions,", 100);
  test("une ligne pleine continue, une ligne courte ou une puce en ouvre un autre", () => {
    const suite = ligne("Dès la première visite.", 112);
    expect(followsOn(pleine, suite, CADRE, pleine)).toBe(true);
    const courte = ligne("Une ligne courte", 100);
    expect(followsOn(courte, suite, CADRE, courte)).toBe(false);
    expect(followsOn(pleine, ligne("- une puce", 112), CADRE, pleine)).toBe(false);
  });

  test("la ligne qui continue est dite, celle qui commence aussi", async () => {
    const long = "Le relais accueille les assistantes maternelles du plateau ".repeat(4).trim();
    const { lignes } = await lire([{ p: long }, { p: "Autre paragraphe." }]);
    const pleines = lignes.filter(({ texte }) => texte !== "");
    expect(pleines.map(({ suite }) => suite)).toEqual([false, ...pleines.slice(2).map(() => true), false]);
  });
});

test("une puce dessinée loin de son texte reste sur sa ligne", () => {
  const bouts = [
    { texte: "•", x: 50, y: 100, largeur: 4, hauteur: 10, gras: false },
    { texte: "Ouvrir un relais", x: 86, y: 100, largeur: 80, hauteur: 10, gras: false },
  ];
  expect(layLines(bouts).map(({ texte }) => texte)).toEqual(["• Ouvrir un relais"]);
});

test("un en-tête ou un pied revient au même endroit sur plusieurs pages, aux numéros près", () => {
  const pages = [1, 2, 3, 4].map((page) => ({
    haut: 842,
    lignes: [ligne("Plan du Grand Lac", 40), ligne(`Texte ${page}`, 400), ligne(`Page ${page} sur 4`, 810)],
  }));
  const bords = findEdges(pages);
  expect(pages.flatMap(({ lignes }) => lignes.filter((l) => bords.has(l)).map(({ texte }) => texte))).toEqual(
    pages.flatMap((_, rang) => ["Plan du Grand Lac", `Page ${rang + 1} sur 4`]),
  );
  expect(findEdges(pages.slice(0, 2)).size).toBe(0);
});

test("un titre se connaît à sa taille, même un peu plus grande que le texte", async () => {
  const texte: Morceau = { p: "Le texte courant du plan, sur plusieurs lignes du même corps. ".repeat(20) };
  const { lignes } = await lire([{ h: 1, texte: "Grand titre" }, texte, { h: 3, texte: "Petit titre" }, texte]);
  const niveaux = (debut: string) => lignes.find((l) => l.texte.startsWith(debut))?.niveau;
  expect([niveaux("Grand"), niveaux("Petit"), niveaux("Le texte")]).toEqual([1, 2, null]);
});

const cellule = (texte: string, page: number): CelluleBrute => ({
  blocs: texte === "" ? [] : [{ genre: "paragraphe", texte, niveau: null, gras: false, page }],
});
const table = (page: number, ...rangees: string[][]): TableBrute => ({
  genre: "table",
  rangees: rangees.map((rangee) => rangee.map((texte) => cellule(texte, page))),
});

describe("un tableau coupé par la page", () => {
  const textes = (blocs: ReturnType<typeof mergeTables>) =>
    blocs.flatMap((bloc) =>
      bloc.genre === "table"
        ? bloc.rangees.map((r) => r.map(({ blocs: b }) => b.map((p) => ("texte" in p ? p.texte : "")).join(" / ")))
        : [],
    );
  const pied = { genre: "paragraphe" as const, texte: "Page 1", niveau: null, gras: false, page: 1, bord: true };

  test("une phrase laissée ouverte se finit dans sa cellule, malgré le pied de page", () => {
    const haut = table(1, ["Atouts", "Limites"], ["Un relais", "Des trajets trop"]);
    expect(textes(mergeTables([haut, pied, table(2, ["", "longs"])]))).toEqual([
      ["Atouts", "Limites"],
      ["Un relais", "Des trajets trop / longs"],
    ]);
  });
  test("une rangée qui commence par un libellé est une rangée neuve", () => {
    const haut = table(1, ["Atouts", "Un relais ouvert"]);
    expect(textes(mergeTables([haut, pied, table(2, ["Limites", "des trajets longs"])]))).toHaveLength(2);
  });
});

test("deux tableaux dessinés l’un contre l’autre se séparent où leurs colonnes se contredisent", () => {
  const h = (place: number) => ({ sens: "h" as const, place, debut: 0, fin: 300 });
  const v = (place: number, debut: number, fin: number) => ({ sens: "v" as const, place, debut, fin });
  const bords = [v(0, 0, 120), v(300, 0, 120), h(0), h(30), h(60), h(90), h(120)];
  const grilles = findGrids([...bords, v(100, 0, 60), v(200, 60, 120)]);
  expect(grilles.map(({ xs, ys }) => [xs, ys])).toEqual([
    [
      [0, 100, 300],
      [0, 30, 60],
    ],
    [
      [0, 200, 300],
      [60, 90, 120],
    ],
  ]);
});
