import {
  type Bloc,
  type BlocFigure,
  type BlocTableau,
  corpsDe,
  type Imprime,
  type ParGenre,
  type Rangee,
  selonGenre,
  type Texte,
  texteNu,
} from "#commun/document.ts";

/** What stands on a slide, one under the other; a paragraph may be a bullet, a figure, or set apart. */
export type Paragraphe = {
  sorte: "paragraphe";
  texte: Texte;
  puce?: "bullet" | "number" | undefined;
  style?: "titre" | "chiffre" | "note" | undefined;
};
export type Element = Paragraphe | { sorte: "tableau"; bloc: BlocTableau } | { sorte: "figure"; bloc: BlocFigure };
export type Diapo = { titre: string; elements: Element[] };

/** Inches. */
export const CORPS = { x: 0.6, y: 1.45, w: 12.1, h: 5.2 };
const CHARS_PER_LINE = 112;
const LINE = 0.33;
const ROW = 0.36;
const CELL_CHARS = 1.05;

const paragraphe = (texte: Texte, suite: Omit<Partial<Paragraphe>, "sorte" | "texte"> = {}): Element => ({
  sorte: "paragraphe",
  texte,
  ...suite,
});

const ELEMENTS: ParGenre<Element[]> = {
  titre: ({ texte }) => [paragraphe(texte, { style: "titre" })],
  paragraphe: ({ texte }) => [paragraphe(texte)],
  note: ({ texte }) => [paragraphe(texte, { style: "note" })],
  liste: ({ elements, numerotee }) =>
    elements.map((texte) => paragraphe(texte, { puce: numerotee ? "number" : "bullet" })),
  tableau: (bloc) => [{ sorte: "tableau", bloc }],
  figure: (bloc) => [
    { sorte: "figure", bloc },
    ...(bloc.description ? [paragraphe(bloc.description, { style: "note" })] : []),
    ...(bloc.jumeau ? [{ sorte: "tableau", bloc: bloc.jumeau } as const] : []),
  ],
  encadre: ({ titre, blocs }) => [
    ...(titre ? [paragraphe(titre, { style: "titre" })] : []),
    ...blocs.flatMap((bloc) => selonGenre(bloc, ELEMENTS)),
  ],
  chiffres: ({ entrees }) =>
    entrees.map(({ valeur, libelle }) =>
      paragraphe([{ texte: valeur, fort: true }, ` ${libelle}`], { style: "chiffre" }),
    ),
  definitions: ({ entrees }) =>
    entrees.flatMap(({ terme, textes }) => [
      paragraphe(terme, { style: "titre" }),
      ...textes.map((texte) => paragraphe(texte, { puce: textes.length > 1 ? "bullet" : undefined })),
    ]),
  citation: ({ texte, source }) => [paragraphe(texte), ...(source ? [paragraphe(source, { style: "note" })] : [])],
  saut: () => [],
};

const linesOf = (texte: Texte, width: number): number =>
  texteNu(texte)
    .split("\n")
    .reduce((lines, ligne) => lines + Math.max(1, Math.ceil(ligne.length / width)), 0);

function rowHeight({ colonnes }: BlocTableau, rangee: Rangee): number {
  if ("groupe" in rangee) return ROW;
  const total = colonnes.reduce((somme, { largeur = 1 }) => somme + largeur, 0);
  const cellules = "total" in rangee ? rangee.total : rangee;
  const lines = colonnes.map(({ largeur = 1 }, rang) => {
    const cellule = cellules[rang];
    const width = (CHARS_PER_LINE * CELL_CHARS * largeur) / total;
    return cellule === null || cellule === undefined || typeof cellule === "number" ? 1 : linesOf(cellule, width);
  });
  return ROW + (Math.max(1, ...lines) - 1) * 0.24;
}

export const heightOf = (element: Element): number => {
  if (element.sorte === "figure") return 3.6;
  if (element.sorte === "tableau")
    return 2 * ROW + element.bloc.rangees.reduce((somme, rangee) => somme + rowHeight(element.bloc, rangee), 0);
  const { texte, style } = element;
  if (style === "chiffre") return 0.55;
  return linesOf(texte, CHARS_PER_LINE) * LINE + (style === "titre" ? 0.12 : 0.07);
};

/** A table too tall for what is left of a slide goes on upon the next ones, under the same header. */
function splitTable(bloc: BlocTableau, room: number): BlocTableau[] {
  const parts: BlocTableau[] = [];
  let rangees: Rangee[] = [];
  let left = room - 2 * ROW;
  for (const rangee of bloc.rangees) {
    const height = rowHeight(bloc, rangee);
    if (height > left && rangees.length > 0) {
      parts.push({ ...bloc, rangees });
      [rangees, left] = [[], CORPS.h - 2 * ROW];
    }
    rangees.push(rangee);
    left -= height;
  }
  return [...parts, { ...bloc, rangees }];
}

/** Lays the elements of one title over as many slides as they need. */
function layOut(titre: string, elements: readonly Element[]): Diapo[] {
  const diapos: Diapo[] = [{ titre, elements: [] }];
  let left = CORPS.h;
  const put = (element: Element) => {
    const height = heightOf(element);
    if (height > left && (diapos.at(-1)?.elements.length ?? 0) > 0) {
      diapos.push({ titre, elements: [] });
      left = CORPS.h;
    }
    diapos.at(-1)?.elements.push(element);
    left -= height;
  };
  for (const element of elements) {
    if (element.sorte !== "tableau") put(element);
    else for (const bloc of splitTable(element.bloc, left > 1.5 ? left : CORPS.h)) put({ sorte: "tableau", bloc });
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
