import { type Bloc, type CelluleBrute, type Paragraphe, paragraphe, type TableBrute } from "./composition.ts";
import { type CelluleGrille, fillGrid, findGrids, type Grille, holds } from "./pdf-grille.ts";
import { type LigneMise, layLines } from "./pdf-lignes.ts";
import type { Page } from "./pdf-page.ts";
import { type Cadre, findEdges, followsOn, frameOf, goesOn, lineSpacing } from "./pdf-suite.ts";
import { mergeTables } from "./pdf-tables.ts";

/** A cell laid out: its lines, and the width they may fill. */
type CelluleMise = { lignes: LigneMise[]; gauche: number; droite: number; dessus: boolean };
type Feuille = {
  page: number;
  large: number;
  haut: number;
  lignes: LigneMise[];
  tables: { y: number; rangees: CelluleMise[][] }[];
};

/** What all pages share: sizes of titles, line spacing, headers and footers. */
type Style = { niveaux: Map<number, number>; interligne: number; enCellule: number; bords: Set<LigneMise> };

/** Lays pages out in reading order: paragraphs, titles, tables; what a page break cut is joined again. */
export function layPages(pages: Page[]): Bloc[] {
  const feuilles = pages.map((page, rang) => layPage(page, rang + 1));
  const cellules = feuilles.flatMap(({ tables }) => tables.flatMap(({ rangees }) => rangees.flat()));
  const bords = findEdges(feuilles);
  const style: Style = {
    bords,
    niveaux: titleLevels(feuilles, bords),
    interligne: lineSpacing(feuilles.map(({ lignes }) => lignes)),
    enCellule: lineSpacing(cellules.map(({ lignes }) => lignes)),
  };
  const cadres = framesOf(feuilles, style);
  const blocs = feuilles.flatMap((feuille) => blocksOf(feuille, style, cadres.get(feuille.large) as Cadre));
  return mergeTables(joinOverPages(blocs, feuilles, style, cadres));
}

function layPage({ bouts, traits, large, haut }: Page, page: number): Feuille {
  const grilles = findGrids(traits);
  const tenus = new Map(bouts.map((bout) => [bout, grilles.find((grille) => holds(grille, bout))]));
  const libres = bouts.filter((bout) => tenus.get(bout) === undefined);
  const tables = grilles.map((grille) => ({
    y: grille.ys[0] ?? 0,
    rangees: fillGrid(
      grille,
      bouts.filter((bout) => tenus.get(bout) === grille),
    ).map((rangee) => rangee.map((cellule, colonne) => layCell(cellule, rangee, grille, colonne))),
  }));
  return { page, large, haut, lignes: layLines(libres), tables };
}

/** The right padding of a cell is taken to be its left one. */
function layCell(
  { bouts, dessus }: CelluleGrille,
  rangee: CelluleGrille[],
  { xs }: Grille,
  colonne: number,
): CelluleMise {
  const lignes = layLines(bouts);
  const suivante = rangee.findIndex(({ gauche }, rang) => rang > colonne && !gauche);
  const bord = xs[suivante < 0 ? xs.length - 1 : suivante] ?? 0;
  const gauche = Math.min(bord, ...lignes.map(({ x }) => x));
  const marge = Math.min(12, Math.max(0, gauche - (xs[colonne] ?? 0)));
  return { lignes, gauche, droite: Math.max(bord - marge, ...lignes.map(({ fin }) => fin)), dessus };
}

const sizeOf = ({ hauteur }: LigneMise) => Math.round(hauteur * 2) / 2;

/** Sizes above running text, used sparingly, are titles: the largest is the first level. */
function titleLevels(feuilles: Feuille[], bords: Set<LigneMise>): Map<number, number> {
  const comptes = new Map<number, number>();
  const libres = feuilles.flatMap(({ lignes }) => lignes.filter((ligne) => !bords.has(ligne)));
  const enTable = feuilles.flatMap(({ tables }) =>
    tables.flatMap(({ rangees }) => rangees.flat().flatMap(({ lignes }) => lignes)),
  );
  for (const ligne of [...libres, ...enTable])
    comptes.set(sizeOf(ligne), (comptes.get(sizeOf(ligne)) ?? 0) + ligne.texte.length);
  const tries = [...comptes].toSorted((a, b) => b[1] - a[1]);
  const [corps, total] = [tries[0]?.[0] ?? 11, tries.reduce((somme, [, lettres]) => somme + lettres, 0)];
  const titres = tries.filter(([taille, lettres]) => taille >= corps * 1.09 && lettres <= total * 0.12);
  const tailles = titres.map(([taille]) => taille).toSorted((a, b) => b - a);
  return new Map(tailles.map((taille, rang) => [taille, Math.min(6, rang + 1)]));
}

/** The edges of running text, the same on all pages of one width. */
function framesOf(feuilles: Feuille[], { bords, interligne }: Style): Map<number, Cadre> {
  const larges = new Map<number, LigneMise[]>();
  for (const { large, lignes } of feuilles)
    larges.set(large, [...(larges.get(large) ?? []), ...lignes.filter((ligne) => !bords.has(ligne))]);
  return new Map([...larges].map(([large, lignes]) => [large, frameOf(lignes, interligne)]));
}

const enParagraphe = (ligne: LigneMise, page: number, niveau: number | null, suite: boolean): Paragraphe => ({
  ...paragraphe(ligne.texte.replace(/\t/g, " ").trim(), niveau, ligne.gras),
  page,
  suite,
});

function blocksOf({ page, lignes, tables }: Feuille, style: Style, cadre: Cadre): Bloc[] {
  const places = tables.map(({ y, rangees }) => ({ y, blocs: tableBlocks(rangees, page, style) }));
  const coupures = tables.map(({ y }) => y);
  places.push(...layFree(lignes, page, style, { cadre, coupures }));
  return places.toSorted((a, b) => a.y - b.y).flatMap(({ blocs }) => blocs);
}

function tableBlocks(mises: CelluleMise[][], page: number, { enCellule }: Style): Bloc[] {
  const rangees = mises
    .map((rangee) => rangee.map((cellule) => toCell(cellule, page, enCellule)))
    .filter((rangee) => rangee.some(({ blocs, fusionnee }) => blocs.length > 0 || fusionnee));
  return rangees.length === 0 ? [] : [{ genre: "table", rangees }];
}

const toCell = ({ lignes, gauche, droite, dessus }: CelluleMise, page: number, interligne: number): CelluleBrute => {
  const suites = continuations(lignes, { gauche, droite, interligne });
  return {
    blocs: lignes.map((ligne) => enParagraphe(ligne, page, null, suites.has(ligne))),
    ...(dessus ? { fusionnee: true } : {}),
  };
};

/** The lines that go on with the one above, the first line of their paragraph in mind. */
function continuations(lignes: LigneMise[], cadre: Cadre, coupures: number[] = []): Set<LigneMise> {
  const suites = new Set<LigneMise>();
  let tete = lignes[0];
  lignes.forEach((ligne, rang) => {
    const avant = lignes[rang - 1];
    const coupe = avant && coupures.some((y) => y > avant.y && y < ligne.y);
    if (avant && tete && !coupe && goesOn(avant, ligne, cadre, tete)) suites.add(ligne);
    else tete = ligne;
  });
  return suites;
}

type Place = { cadre: Cadre; coupures: number[] };

/** Text outside ruled tables: lines, blank lines where the page leaves room, and tables drawn by alignment only. */
function layFree(
  lignes: LigneMise[],
  page: number,
  style: Style,
  { cadre, coupures }: Place,
): { y: number; blocs: Bloc[] }[] {
  const suites = continuations(lignes, cadre, coupures);
  return lignes.map((ligne, rang) => {
    const avant = lignes[rang - 1];
    const saut = avant !== undefined && ligne.y - avant.y > Math.max(ligne.hauteur, avant.hauteur) * 1.75;
    const vide = saut ? [{ ...paragraphe(""), page, suite: false }] : [];
    if (style.bords.has(ligne))
      return { y: ligne.y, blocs: [...vide, { ...enParagraphe(ligne, page, null, false), bord: true }] };
    const niveau = style.niveaux.get(sizeOf(ligne)) ?? null;
    const cellules = ligne.texte.split("\t").map((texte) => texte.trim());
    if (cellules.length < 2)
      return { y: ligne.y, blocs: [...vide, enParagraphe(ligne, page, niveau, suites.has(ligne))] };
    return { y: ligne.y, blocs: [...vide, alignedRow(cellules, ligne.gras, page)] };
  });
}

const alignedRow = (cellules: string[], gras: boolean, page: number): TableBrute => ({
  genre: "table",
  rangees: [
    cellules.map((texte) => ({
      blocs: texte === "" ? [] : [{ ...paragraphe(texte, null, gras), page, suite: false }],
    })),
  ],
});

const isText = (bloc: Bloc): bloc is Paragraphe => bloc.genre === "paragraphe" && !bloc.bord && bloc.texte !== "";

/** The first paragraph of a page goes on with the last of the page before when nothing shows a new one. */
function joinOverPages(blocs: Bloc[], feuilles: Feuille[], style: Style, cadres: Map<number, Cadre>): Bloc[] {
  const bouts = feuilles.map(({ lignes }) => lignes.filter((ligne) => !style.bords.has(ligne)));
  feuilles.forEach(({ page, large, tables }, rang) => {
    const [avant, ligne] = [bouts[rang - 1]?.at(-1), bouts[rang]?.[0]];
    const cadre = cadres.get(large);
    if (!avant || !ligne || !cadre || isBetween(feuilles[rang - 1], avant, tables, ligne)) return;
    const premier = blocs.find((bloc): bloc is Paragraphe => isText(bloc) && bloc.page === page);
    if (premier) premier.suite = isSameMargin(avant, ligne) && followsOn(avant, ligne, cadre, avant);
  });
  return blocs;
}

/** A table stands after the last line of a page or before the first of the next. */
const isBetween = (dessus: Feuille | undefined, avant: LigneMise, tables: Feuille["tables"], ligne: LigneMise) =>
  tables.some(({ y }) => y < ligne.y) || (dessus?.tables ?? []).some(({ y }) => y > avant.y);

const isSameMargin = (avant: LigneMise, ligne: LigneMise) =>
  Math.abs((avant.retrait ?? avant.x) - ligne.x) <= avant.hauteur && !/[.;:!?]\s*$/.test(avant.texte);
