import {
  type Bloc,
  type BlocFigure,
  type BlocTableau,
  cellulesDe,
  corpsDe,
  type Imprime,
  type Morceau,
  type ParGenre,
  type Rangee,
  selonGenre,
  type Texte,
  texteNu,
} from "#commun/document.ts";
import { partsDe } from "./mesures.ts";

type Genre<G extends Bloc["genre"]> = Extract<Bloc, { genre: G }>;

/** What stands on a slide, one under the other; a paragraph may be a bullet, a name, or set apart. */
export type Paragraphe = {
  sorte: "paragraphe";
  texte: Texte;
  puce?: "bullet" | "number" | undefined;
  style?: "titre" | "note" | undefined;
};
export type Encadre = { sorte: "encadre"; ton: Genre<"encadre">["ton"]; paragraphes: Paragraphe[] };
export type Chiffres = { sorte: "chiffres"; entrees: Genre<"chiffres">["entrees"] };
export type Element =
  | Paragraphe
  | Encadre
  | Chiffres
  | { sorte: "tableau"; bloc: BlocTableau }
  | { sorte: "figure"; bloc: BlocFigure };
export type Diapo = { titre: string; elements: Element[] };

/** Inches. */
export const CORPS = { x: 0.6, y: 1.5, w: 12.1, h: 5.2 };
export const FIGURE = { h: 3.5, legende: 0.38 };
/** Large figures, four to a row at most: the least a row is high, what stands between two, letters to the inch and the height of a line. */
export const CHIFFRES = { h: 1.15, rang: 4, blanc: 0.3, marge: 0.25 };
const VALEUR = { letters: 4.6, line: 0.47 };
const LIBELLE = { letters: 10.5, line: 0.22 };
export const MARGE_ENCADRE = 0.15;
const CHARS_PER_LINE = 92;
const LINE = 0.29;
const ROW = 0.34;
const CELL_LINE = 0.235;
const CELL_CHARS = 112;
const LINES_MAX = 14;

const paragraphe = (texte: Texte, suite: Omit<Partial<Paragraphe>, "sorte" | "texte"> = {}): Paragraphe => ({
  sorte: "paragraphe",
  texte,
  ...suite,
});

/** A text longer than a slide goes on in the next paragraph, cut between two words. */
function cut(texte: Texte): Texte[] {
  if (linesOf(texte, CHARS_PER_LINE) <= LINES_MAX) return [texte];
  const parts: Morceau[][] = [[]];
  let left = LINES_MAX * CHARS_PER_LINE;
  for (const morceau of typeof texte === "string" ? [texte] : texte) {
    const mots = (typeof morceau === "string" ? morceau : morceau.texte).split(/(?<=\s)/);
    for (const mot of mots) {
      const room = mot.endsWith("\n") ? CHARS_PER_LINE : mot.length;
      if (room > left) {
        parts.push([]);
        left = LINES_MAX * CHARS_PER_LINE;
      }
      parts.at(-1)?.push(typeof morceau === "string" ? mot : { ...morceau, texte: mot });
      left -= room;
    }
  }
  return parts;
}

const paragraphes = (texte: Texte, suite: Omit<Partial<Paragraphe>, "sorte" | "texte"> = {}) =>
  cut(texte).map((un) => paragraphe(un, suite));

const liste = ({ elements, numerotee }: Genre<"liste">): Paragraphe[] =>
  elements.flatMap((texte) => paragraphes(texte, { puce: numerotee ? "number" : "bullet" }));

/** What is set apart stands in one frame, unless it is longer than a slide. */
function encadre({ ton, titre, blocs }: Genre<"encadre">): Element[] {
  const siens = [
    ...(titre ? [paragraphe(titre, { style: "titre" })] : []),
    ...blocs.flatMap((bloc) => (bloc.genre === "liste" ? liste(bloc) : paragraphes(bloc.texte))),
  ];
  const seul: Element = { sorte: "encadre", ton, paragraphes: siens };
  return heightOf(seul) > CORPS.h ? siens : [seul];
}

const ELEMENTS: ParGenre<Element[]> = {
  titre: ({ texte }) => [paragraphe(texte, { style: "titre" })],
  paragraphe: ({ texte }) => paragraphes(texte),
  note: ({ texte }) => paragraphes(texte, { style: "note" }),
  liste,
  tableau: (bloc) => [{ sorte: "tableau", bloc }],
  figure: (bloc) => [
    { sorte: "figure", bloc },
    ...(bloc.description ? paragraphes(bloc.description, { style: "note" }) : []),
    ...(bloc.jumeau ? [{ sorte: "tableau", bloc: bloc.jumeau } as const] : []),
  ],
  encadre,
  chiffres: ({ entrees }) => [{ sorte: "chiffres", entrees }],
  definitions: ({ entrees }) =>
    entrees.flatMap(({ terme, textes }) => [
      paragraphe(terme, { style: "titre" }),
      ...textes.flatMap((texte) => paragraphes(texte, { puce: textes.length > 1 ? "bullet" : undefined })),
    ]),
  citation: ({ texte, source }) => [
    ...paragraphes(texte),
    ...(source ? [paragraphe(source, { style: "note" as const })] : []),
  ],
  saut: () => [],
};

function linesOf(texte: Texte, width: number): number {
  return texteNu(texte)
    .split("\n")
    .reduce((lines, ligne) => lines + Math.max(1, Math.ceil(ligne.length / width)), 0);
}

/** How high a row is, its columns so many letters wide. */
function rowHeight({ colonnes }: BlocTableau, rangee: Rangee, widths: readonly number[]): number {
  if ("groupe" in rangee) return ROW;
  const lines = cellulesDe(colonnes, rangee).map((texte, rang) => linesOf(texte, widths[rang] ?? CELL_CHARS));
  return ROW + (Math.max(1, ...lines) - 1) * CELL_LINE;
}

const widthsOf = (bloc: BlocTableau) => partsDe(bloc).map((part) => Math.max(3, CELL_CHARS * part - 2));

function tableHeight(bloc: BlocTableau): number {
  const widths = widthsOf(bloc);
  return 2 * ROW + bloc.rangees.reduce((somme, rangee) => somme + rowHeight(bloc, rangee, widths), 0);
}

const textHeight = ({ texte, style }: Paragraphe): number =>
  linesOf(texte, CHARS_PER_LINE) * LINE + (style === "titre" ? 0.13 : 0.09);

type RangDeChiffres = { entrees: Chiffres["entrees"]; w: number; h: number };

/** Rows of large figures, each as high as the longest name in it asks for. */
export function figureRows({ entrees }: Chiffres): RangDeChiffres[] {
  const par = Math.min(CHIFFRES.rang, entrees.length);
  const w = (CORPS.w - (par - 1) * CHIFFRES.blanc) / par;
  const linesHigh = (texte: string, { letters, line }: typeof VALEUR) => linesOf(texte, w * letters) * line;
  const rows = Array.from({ length: Math.ceil(entrees.length / par) }, (_, rang) =>
    entrees.slice(rang * par, (rang + 1) * par),
  );
  return rows.map((siennes) => {
    const high = siennes.map(({ valeur, libelle }) => linesHigh(valeur, VALEUR) + linesHigh(libelle, LIBELLE));
    return { entrees: siennes, w, h: Math.max(CHIFFRES.h, Math.max(...high) + CHIFFRES.marge) };
  });
}

export function heightOf(element: Element): number {
  if (element.sorte === "figure") return FIGURE.h + FIGURE.legende;
  if (element.sorte === "chiffres") return figureRows(element).reduce((somme, { h }) => somme + h, 0);
  if (element.sorte === "tableau") return tableHeight(element.bloc);
  if (element.sorte === "paragraphe") return textHeight(element);
  return element.paragraphes.reduce((somme, un) => somme + textHeight(un), 2 * MARGE_ENCADRE);
}

/** A table too tall for what is left of a slide goes on upon the next ones, under the same header. */
function splitTable(bloc: BlocTableau, room: number): BlocTableau[] {
  const parts: BlocTableau[] = [];
  const widths = widthsOf(bloc);
  let rangees: Rangee[] = [];
  let left = room - 2 * ROW;
  for (const rangee of bloc.rangees) {
    const height = rowHeight(bloc, rangee, widths);
    if (height > left && rangees.length > 0) {
      parts.push({ ...bloc, rangees });
      [rangees, left] = [[], CORPS.h - 2 * ROW];
    }
    rangees.push(rangee);
    left -= height;
  }
  return [...parts, { ...bloc, rangees }];
}

/** A table that would only begin at the foot of a slide waits for the next one, where it holds whole. */
const roomFor = (bloc: BlocTableau, left: number): number =>
  tableHeight(bloc) > left && (left < 2.2 || tableHeight(bloc) <= CORPS.h) ? CORPS.h : left;

const isName = (element: Element) => element.sorte === "paragraphe" && element.style === "titre";

/** A name never stays alone at the foot of a slide: the least of what it names goes with it. */
const leastOf = (element: Element | undefined): number =>
  element === undefined ? 0 : element.sorte === "tableau" ? 3 * ROW : Math.min(heightOf(element), CORPS.h / 2);

/** Lays the elements of one title over as many slides as they need. */
function layOut(titre: string, elements: readonly Element[]): Diapo[] {
  const diapos: Diapo[] = [{ titre, elements: [] }];
  let left = CORPS.h;
  const put = (element: Element, next?: Element) => {
    const height = heightOf(element);
    if (height + (isName(element) ? leastOf(next) : 0) > left && (diapos.at(-1)?.elements.length ?? 0) > 0) {
      diapos.push({ titre, elements: [] });
      left = CORPS.h;
    }
    diapos.at(-1)?.elements.push(element);
    left -= height + (element.sorte === "paragraphe" ? 0 : 0.1);
  };
  for (const [rang, element] of elements.entries()) {
    if (element.sorte !== "tableau") put(element, elements[rang + 1]);
    else for (const bloc of splitTable(element.bloc, roomFor(element.bloc, left))) put({ sorte: "tableau", bloc });
  }
  return diapos;
}

/** The slides of a document: each title of the first level opens one; what is too long goes on upon the next. */
export function diaposDe(imprime: Imprime): Diapo[] {
  const parts: { titre: string; blocs: Bloc[] }[] = [];
  for (const bloc of corpsDe(imprime)) {
    if (bloc.genre === "titre" && bloc.niveau === 1) parts.push({ titre: bloc.texte, blocs: [] });
    else if (parts.length === 0) parts.push({ titre: imprime.titre, blocs: [bloc] });
    else parts.at(-1)?.blocs.push(bloc);
  }
  return parts.flatMap(({ titre, blocs }) =>
    layOut(
      titre,
      blocs.flatMap((bloc) => selonGenre(bloc, ELEMENTS)),
    ),
  );
}
