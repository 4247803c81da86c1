import {
  type BlocTableau,
  cellulesDe,
  type Colonne,
  type Feuille,
  type Logo,
  type Texte,
  texteNu,
} from "#commun/document.ts";
import { imageDe } from "./pixels/dessin.ts";
import { pngOf } from "./pixels/png.ts";

/** Figures align on their right edge. */
export const aDroite = (colonne: Pick<Colonne, "type"> | undefined): boolean =>
  ["nombre", "montant", "part"].includes(colonne?.type ?? "texte");

/** How many letters of a table stand side by side on a portrait page of 16.2 cm, and what parts two columns. */
const PAGE = 100;
const PORTRAIT_CM = 16.2;
const GUTTER = 2.2;

/** The letters that a line of a table holds, as wide as that. */
export const lettersIn = (cm: number): number => (PAGE * cm) / PORTRAIT_CM;

/** A word of a cell is cut beyond that many letters, and a title never under that. */
const WORD = 12;
const SYLLABLES = 5;

const wordOf = (texte: string): number => texte.split(/[\s-]/).reduce((most, { length }) => Math.max(most, length), 0);

/** How many letters the name of a row asks for, if its neighbours leave them. */
const NAME = 20;

/** A day stays on one line where its column is but a little too narrow for it. */
const DAY = 1.6;

/** What wide letters add to a line, over the mean ones that a page counts. */
const WIDE = 1.12;

/** `corps`, what a column needs of its cells; `nom`, what it asks for besides, being the names of the rows; `titre`; `entier`, its longest line; `garde`, what it does not lend: all it has where one is to write by hand. */
type Need = { corps: number; nom: number; titre: number; entier: number; garde: number };

const lineOf = (texte: string): number => texte.split("\n").reduce((most, { length }) => Math.max(most, length), 0);

/** What a column needs: its longest figure, which never breaks, or the longest word of a narrow one; and its title. */
function needOf(colonne: Colonne, textes: readonly string[], { rang, wanted }: { rang: number; wanted: number }): Need {
  const most = (of: (texte: string) => number) => textes.reduce((max, texte) => Math.max(max, of(texte)), 0);
  const [entier, titre, chiffres] = [most(lineOf), wordOf(colonne.titre) + GUTTER, aDroite(colonne)];
  const whole = chiffres || (colonne.type === "jour" && entier + GUTTER <= wanted * DAY);
  const corps = (whole ? entier : wanted < WORD + GUTTER ? Math.min(WORD, most(wordOf)) : 0) + GUTTER;
  const nom = rang === 0 && !chiffres ? Math.min(NAME, entier) + GUTTER : 0;
  const ligne = Math.max(titre, entier * (chiffres ? 1 : WIDE) + GUTTER);
  const garde = entier === 0 ? Infinity : Math.max(ligne, colonne.titre.length * WIDE + GUTTER);
  return { corps, nom: Math.max(corps, nom), titre, entier: ligne, garde };
}

function needsOf({ colonnes, rangees }: BlocTableau, wanted: readonly number[]): Need[] {
  const rows = rangees.flatMap((rangee) => ("groupe" in rangee ? [] : [cellulesDe(colonnes, rangee).map(texteNu)]));
  return colonnes.map((colonne, rang) => {
    const textes = rows.map((row) => row[rang] ?? "");
    return needOf(colonne, textes, { rang, wanted: wanted[rang] ?? 0 });
  });
}

const sumOf = (of: readonly number[]) => of.reduce((somme, un) => somme + un, 0);

/** The least of each column: titles are cut where, whole, they would not leave the others their words, nor the rows their names. */
function leastOf(needs: readonly Need[], page: number): number[] {
  const upTo = (limit: number) => needs.map(({ nom, titre }) => Math.max(nom, Math.min(titre, limit + GUTTER)));
  let limit = Math.max(0, ...needs.map(({ titre }) => titre));
  while (limit > SYLLABLES && sumOf(upTo(limit)) > page) limit -= 0.5;
  const least = upTo(limit);
  const beyond = Math.max(0, sumOf(least) - page);
  return least.map((one, rang) => Math.max(needs[rang]?.corps ?? 0, rang === 0 ? one - beyond : one));
}

/** Room that a column leaves empty goes to those that would fold their lines, the shortest of these first. */
function lend(wanted: readonly number[], needs: readonly Need[]): number[] {
  const widths = [...wanted];
  const spare = widths.map((width, rang) => Math.max(0, width - (needs[rang]?.garde ?? 0)));
  const total = sumOf(spare);
  const short = widths.map((width, rang) => ({ rang, lack: Math.max(0, (needs[rang]?.entier ?? 0) - width) }));
  let left = total;
  for (const { rang, lack } of short.toSorted((a, b) => a.lack - b.lack)) {
    const given = Math.min(lack, left);
    widths[rang] = (widths[rang] ?? 0) + given;
    left -= given;
  }
  const lent = total > 0 ? (total - left) / total : 0;
  return widths.map((width, rang) => width - (spare[rang] ?? 0) * lent);
}

/** A title whose column does not hold its longest word is cut, rather than written over its neighbour. */
export const titreCoupe = ({ titre }: Pick<Colonne, "titre">, letters: number): boolean =>
  wordOf(titre) > letters - GUTTER + 0.1;

const over = (of: readonly number[], than: readonly number[]) =>
  of.reduce((somme, un, rang) => somme + Math.max(0, un - (than[rang] ?? 0)), 0);

/** The share of the page that each column takes: what it asks for, unless a neighbour could not write its longest word. */
export function partsDe(bloc: BlocTableau, page = PAGE): number[] {
  const total = bloc.colonnes.reduce((somme, { largeur = 1 }) => somme + largeur, 0);
  const asked = bloc.colonnes.map(({ largeur = 1 }) => (page * largeur) / total);
  const needs = needsOf(bloc, asked);
  const [wanted, least] = [lend(asked, needs), leastOf(needs, page)];
  const [short, spare] = [over(least, wanted), over(wanted, least)];
  const given = spare > 0 ? Math.min(1, short / spare) : 0;
  const widths = wanted.map((width, rang) => {
    const need = least[rang] ?? 0;
    return width < need ? need : width - (width - need) * given;
  });
  const sum = sumOf(widths);
  return widths.map((width) => width / sum);
}

/** How many letters a line of a table holds on each sheet, and how many lines a page. */
export const ROOM: Record<Feuille, { letters: number; lines: number }> = {
  a4: { letters: PAGE, lines: 54 },
  a4paysage: { letters: lettersIn(26.5), lines: 36 },
  a3paysage: { letters: lettersIn(38.8), lines: 56 },
};

/** A row that half a page holds is never cut between two pages: one reads it whole, and in its order. */
export function holdsTogether(cellules: readonly Texte[], parts: readonly number[], feuille: Feuille): boolean {
  const { letters, lines } = ROOM[feuille];
  const high = cellules.map((cellule, rang) => {
    const wide = Math.max(6, letters * (parts[rang] ?? 1) - GUTTER) * 0.95;
    return texteNu(cellule)
      .split("\n")
      .reduce((somme, { length }) => somme + Math.max(1, Math.ceil(length / wide)), 0);
  });
  return Math.max(0, ...high) <= lines / 2;
}

/** The size in pixels that an image file says of itself; null when it says none. */
export function tailleDe({ type, octets }: Pick<Logo, "type" | "octets">): { largeur: number; hauteur: number } | null {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (type === "png") return octets.length < 24 ? null : { largeur: vue.getUint32(16), hauteur: vue.getUint32(20) };
  let place = 2;
  while (place + 9 < octets.length && octets[place] === 0xff) {
    const marque = octets[place + 1] ?? 0;
    const cadre = marque >= 0xc0 && marque <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marque);
    if (cadre) return { largeur: vue.getUint16(place + 7), hauteur: vue.getUint16(place + 5) };
    place += 2 + vue.getUint16(place + 2);
  }
  return null;
}

const LOGO = { hauteur: 53, largeur: 190, ligne: 612, blanc: 18 };

/** How many logos stand side by side: five at most, then a second line of them. */
export const logosALaLigne = (logos: readonly unknown[]): number => Math.max(1, Math.min(5, logos.length));

/** A logo on the page, in pixels at 96 to the inch: 14 mm high, or less for a very wide one and where several share the line. */
export function logoDe(logo: Logo, logos: readonly Logo[] = []): { largeur: number; hauteur: number } {
  const taille = tailleDe(logo) ?? { largeur: 1, hauteur: 1 };
  const part = LOGO.ligne / logosALaLigne(logos) - LOGO.blanc;
  const echelle = Math.min(LOGO.hauteur / taille.hauteur, Math.min(LOGO.largeur, part) / taille.largeur);
  return { largeur: Math.round(taille.largeur * echelle), hauteur: Math.round(taille.hauteur * echelle) };
}

const BOX = /viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/;

/** Width over height of a drawing, from its view box. */
export function proportionDe(svg: string): number {
  const [, largeur, hauteur] = BOX.exec(svg) ?? [];
  return largeur && hauteur && Number(hauteur) > 0 ? Number(largeur) / Number(hauteur) : 2;
}

/** A white pixel, for a program that asks for an image beside a drawing. */
export const PIXEL = pngOf(1, 1, new Uint8Array([255, 255, 255]));

const IMAGE_LARGE = 1000;

/** A drawing as wide as `largeur` pixels. */
export function dessinDe(svg: string, largeur: number) {
  return {
    svg,
    fallback: imageDe(svg, IMAGE_LARGE),
    largeur: Math.round(largeur),
    hauteur: Math.round(largeur / proportionDe(svg)),
  };
}
