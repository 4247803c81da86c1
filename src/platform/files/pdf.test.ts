import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { pdf } from "../../../tests/fichier-pdf.ts";
import type { Morceau } from "../../../tests/fichiers.ts";
import type { CelluleBrute, TableBrute } from "./composition.ts";
import { readDocument } from "./lire.ts";
import { cutColumns } from "./pdf-colonnes.ts";
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

test("un grand blanc est dit plus grand qu’un petit, une pleine page ne l’est pas davantage", async () => {
  const blanc = { p: "" };
  const textes = [
    { p: "Axe 1" },
    { p: "Une action" },
    blanc,
    blanc,
    { p: "Autre action" },
    ...Array.from({ length: 9 }, () => blanc),
  ];
  const { lignes } = await lire([...textes, { p: "Fin du plan" }]);
  const vides =
    lignes
      .map(({ texte }) => texte)
      .join("|")
      .match(/\|+/g) ?? [];
  expect(vides.map(({ length }) => length - 1)).toEqual([1, 4, 4]);
});

test("où chaque ligne est un paragraphe, l’écart ordinaire n’est pas un blanc, et un blanc en est un seul", async () => {
  const phrases = Array.from({ length: 12 }, (_, rang) => ({ p: `Une phrase courte, la ${rang + 1}e` }));
  const { lignes } = await lire([...phrases, { p: "" }, { p: "Après un blanc" }]);
  expect(lignes.slice(0, 12).map(({ texte }) => texte)).not.toContain("");
  expect(lignes.slice(12).map(({ texte }) => texte)).toEqual(["", "Après un blanc"]);
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
    page,
    lignes: [ligne("Plan du Grand Lac", 40), ligne(`Texte ${page}`, 400), ligne(`Page ${page} sur 4`, 810)],
  }));
  const bords = findEdges(pages);
  expect(pages.flatMap(({ lignes }) => lignes.filter((l) => bords.has(l)).map(({ texte }) => texte))).toEqual(
    pages.flatMap((_, rang) => ["Plan du Grand Lac", `Page ${rang + 1} sur 4`]),
  );
  expect(findEdges(pages.slice(0, 2)).size).toBe(4);
  expect(findEdges(pages.slice(0, 1)).size).toBe(0);
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
  test("une rangée où manque ce que toutes les autres ont finit celle que la page a coupée", () => {
    const rangee = (n: number) => ["", `Action ${n} du plan`, "Ville", "2027"];
    const haut = table(1, ["Axe", "Action", "Pilote", "Échéance"], ...[1, 2, 3, 4, 5].map(rangee));
    const lues = textes(mergeTables([haut, pied, table(2, ["", "Service jeunes", "", ""], rangee(6))]));
    expect(lues.map(([, action]) => action)).toEqual([
      "Action",
      ...[1, 2, 3, 4].map((n) => `Action ${n} du plan`),
      "Action 5 du plan / Service jeunes",
      "Action 6 du plan",
    ]);
  });
  test("un mot de liaison ou un guillemet laissé ouvert se continue, même devant une majuscule", () => {
    const haut = table(1, ["Atouts", "Limites"], ["Un relais", "Le dispositif «"]);
    expect(textes(mergeTables([haut, pied, table(2, ["", "Promeneurs »"])]))).toHaveLength(2);
  });
  test("deux tableaux de la même page, ou de colonnes différentes, restent deux", () => {
    const dessine = (page: number, bords: number[], ...rangees: string[][]) => ({ ...table(page, ...rangees), bords });
    const haut = dessine(1, [50, 300, 550], ["Atouts", "Limites"], ["Un relais", "Des trajets"]);
    const nombre = (autre: TableBrute) => mergeTables([structuredClone(haut), pied, autre]).length - 1;
    expect(nombre(dessine(1, [50, 300, 550], ["Pilote", "La Ville"]))).toBe(2);
    expect(nombre(dessine(2, [50, 200, 550], ["Pilote", "La Ville"]))).toBe(2);
    expect(nombre(dessine(2, [50, 300, 550], ["Pilote", "La Ville"]))).toBe(1);
  });
  test("une rangée qui commence par un libellé est une rangée neuve", () => {
    const haut = table(1, ["Atouts", "Un relais ouvert"]);
    expect(textes(mergeTables([haut, pied, table(2, ["Limites", "des trajets longs"])]))).toHaveLength(2);
  });
});

describe("une page en deux colonnes", () => {
  const bout = (texte: string, x: number, y: number) => ({ texte, x, y, largeur: 225, hauteur: 10, gras: false });
  const lignes = Array.from({ length: 20 }, (_, rang) => rang * 14 + 100);
  const colonnes = (x: number) => lignes.map((y) => bout(`${x} ${y}`, x, y));
  const page = { bouts: [...colonnes(50), ...colonnes(320)], traits: [], large: 595, haut: 842 };

  test("se lit une colonne après l’autre, à la même marge", () => {
    const zones = cutColumns([page, page]);
    expect(zones.map(({ bouts, page: numero }) => [numero, bouts.length, bouts[0]?.x])).toEqual([
      [1, 20, 50],
      [1, 20, 50],
      [2, 20, 50],
      [2, 20, 50],
    ]);
  });
  test("garde entier ce qui court sur les deux, à sa place", () => {
    const titre = { ...bout("Un titre sur toute la page", 50, 60), largeur: 495 };
    expect(cutColumns([{ ...page, bouts: [...page.bouts, titre] }]).map(({ bouts }) => bouts.length)).toEqual([
      1, 20, 20,
    ]);
  });
  test("se voit aussi à de courtes listes, quand presque tout se tient côte à côte et qu’un dixième des lignes emplit la sienne", () => {
    const courte = (x: number) => colonnes(x).map((un, rang) => (rang % 12 === 0 ? un : { ...un, largeur: 90 }));
    const listes = { ...page, bouts: [...courte(50), ...courte(320)] };
    expect(cutColumns([listes, listes])).toHaveLength(4);
    const rares = (x: number) => colonnes(x).map((un, rang) => (rang === 0 ? un : { ...un, largeur: 90 }));
    expect(cutColumns([{ ...page, bouts: [...rares(50), ...rares(320)] }])).toHaveLength(1);
  });
  test("ne se voit ni dans des libellés devant leurs valeurs, ni dans un tableau dessiné", () => {
    const libelles = colonnes(50).map((libelle) => ({ ...libelle, largeur: 80 }));
    expect(cutColumns([{ ...page, bouts: [...libelles, ...colonnes(320)] }])).toHaveLength(1);
    const h = [90, 390].map((place) => ({ sens: "h" as const, place, debut: 45, fin: 550 }));
    const v = [45, 298, 550].map((place) => ({ sens: "v" as const, place, debut: 90, fin: 390 }));
    expect(cutColumns([{ ...page, traits: [...h, ...v] }])).toHaveLength(1);
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
