import { type Bloc, type CelluleBrute, type Paragraphe, paragraphe } from "./composition.ts";
import { cutColumns, type Zone } from "./pdf-colonnes.ts";
import { type CelluleGrille, fillGrid, findGrids, type Grille, holds } from "./pdf-grille.ts";
import { type LigneMise, layLines } from "./pdf-lignes.ts";
import type { Page } from "./pdf-page.ts";
import { findAligned, type TableAlignee } from "./pdf-rangees.ts";
import { type Cadre, findEdges, followsOn, frameOf, goesOn, lineSpacing, usualStep } from "./pdf-suite.ts";
import { mergeTables } from "./pdf-tables.ts";

/** The page, and the zone of a page that is read on its own. */
type Place = { page: number; zone: number };

/** A cell laid out: its lines, and the width they may fill. */
type CelluleMise = { lignes: LigneMise[]; gauche: number; droite: number; dessus: boolean };
type TableMise = { y: number; bords: number[]; rangees: CelluleMise[][] };
type Feuille = Place & {
  large: number;
  haut: number;
  lignes: LigneMise[];
  tables: TableMise[];
};

/** What all pages share: sizes of titles, line spacing, headers and footers. */
type Style = {
  niveaux: Map<number, number>;
  interligne: number;
  pas: number;
  enCellule: number;
  bords: Set<LigneMise>;
};

/** Lays pages out in reading order: columns, paragraphs, titles, tables; what a page break cut is joined again. */
export function layPages(pages: Page[]): Bloc[] {
  const feuilles = cutColumns(pages).map(layPage);
  const cellules = feuilles.flatMap(({ tables }) => tables.flatMap(({ rangees }) => rangees.flat()));
  const bords = findEdges(feuilles);
  const zones = feuilles.map(({ lignes }) => lignes);
  const interligne = lineSpacing(zones);
  const style: Style = {
    bords,
    niveaux: titleLevels(feuilles, bords),
    interligne,
    pas: usualStep(zones, interligne),
    enCellule: lineSpacing(cellules.map(({ lignes }) => lignes)),
  };
  const cadres = framesOf(feuilles, style);
  const blocs = feuilles.map((feuille) => blocksOf(feuille, style, cadres.get(feuille.large) as Cadre));
  joinOverPages(blocs, feuilles, style, cadres);
  return mergeTables(blocs.flat());
}

function layPage({ bouts, traits, large, haut, page }: Zone, zone: number): Feuille {
  const grilles = findGrids(traits);
  const tenus = new Map(bouts.map((bout) => [bout, grilles.find((grille) => holds(grille, bout))]));
  const { tables: alignees, libres } = findAligned(
    bouts.filter((bout) => tenus.get(bout) === undefined),
    { large, haut },
  );
  const tables = grilles.map((grille) => ({
    y: grille.ys[0] ?? 0,
    bords: grille.xs,
    rangees: fillGrid(
      grille,
      bouts.filter((bout) => tenus.get(bout) === grille),
    ).map((rangee) => rangee.map((cellule, colonne) => layCell(cellule, rangee, grille, colonne))),
  }));
  return { page, zone, large, haut, lignes: layLines(libres), tables: [...tables, ...alignees.map(layAligned)] };
}

/** The cells of a table without rules: a column is as wide as its longest line. */
function layAligned({ y, bords, rangees }: TableAlignee): TableMise {
  const mises = rangees.map((rangee) => rangee.map((bouts) => layLines(bouts).map(withoutTabs)));
  const edges = bords.slice(0, -1).map((gauche, colonne) => ({
    gauche,
    droite: Math.max(gauche, ...mises.flatMap((rangee) => (rangee[colonne] ?? []).map(({ fin }) => fin))),
  }));
  return {
    y,
    bords,
    rangees: mises.map((rangee) =>
      rangee.map((lignes, colonne) => ({ lignes, ...(edges[colonne] ?? { gauche: 0, droite: 0 }), dessus: false })),
    ),
  };
}

/** A wide gap in a cell is only justified text. */
const withoutTabs = (ligne: LigneMise): LigneMise => ({ ...ligne, texte: ligne.texte.replace(/\t/g, " ") });

/** The right padding of a cell is taken to be its left one. */
function layCell(
  { bouts, dessus }: CelluleGrille,
  rangee: CelluleGrille[],
  { xs }: Grille,
  colonne: number,
): CelluleMise {
  const lignes = layLines(bouts).map(withoutTabs);
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

const enParagraphe = (ligne: LigneMise, place: Place, niveau: number | null, suite: boolean): Paragraphe => ({
  ...paragraphe(ligne.texte.trim(), ligne.texte.trim().includes("\t") ? null : niveau, ligne.gras),
  ...place,
  suite,
});

function blocksOf({ page, zone, lignes, tables }: Feuille, style: Style, cadre: Cadre): Bloc[] {
  const place = { page, zone };
  const places = tables.map((table) => ({ y: table.y, blocs: tableBlocks(table, place, style) }));
  const coupures = tables.map(({ y }) => y);
  places.push(...layFree(lignes, place, style, { cadre, coupures }));
  return places.toSorted((a, b) => a.y - b.y).flatMap(({ blocs }) => blocs);
}

function tableBlocks({ rangees: mises, bords }: TableMise, place: Place, { enCellule }: Style): Bloc[] {
  const rangees = mises
    .map((rangee) => rangee.map((cellule) => toCell(cellule, place, enCellule)))
    .filter((rangee) => rangee.some(({ blocs, fusionnee }) => blocs.length > 0 || fusionnee));
  return rangees.length === 0 ? [] : [{ genre: "table", rangees, bords }];
}

const toCell = ({ lignes, gauche, droite, dessus }: CelluleMise, place: Place, interligne: number): CelluleBrute => {
  const suites = continuations(lignes, { gauche, droite, interligne });
  return {
    blocs: lignes.map((ligne) => enParagraphe(ligne, place, null, suites.has(ligne))),
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

type Bords = { cadre: Cadre; coupures: number[] };

/** Text outside tables: lines, wide gaps kept as tabulations, and blank lines where the page leaves room. */
function layFree(
  lignes: LigneMise[],
  place: Place,
  style: Style,
  { cadre, coupures }: Bords,
): { y: number; blocs: Bloc[] }[] {
  const suites = continuations(lignes, cadre, coupures);
  return lignes.map((ligne, rang) => {
    const avant = lignes[rang - 1];
    const vide = blankLines(avant, ligne, style.pas).map(() => ({ ...paragraphe(""), ...place, suite: false }));
    if (style.bords.has(ligne))
      return { y: ligne.y, blocs: [...vide, { ...enParagraphe(ligne, place, null, false), bord: true }] };
    const niveau = style.niveaux.get(sizeOf(ligne)) ?? null;
    return { y: ligne.y, blocs: [...vide, enParagraphe(ligne, place, niveau, suites.has(ligne))] };
  });
}

const BLANCS_MAX = 4;

/** As many blank lines as the page leaves room for, one at least where it leaves any more than from line to line. */
function blankLines(avant: LigneMise | undefined, ligne: LigneMise, pas: number): null[] {
  if (!avant) return [];
  const hauteur = Math.max(ligne.hauteur, avant.hauteur);
  const ecart = ligne.y - avant.y;
  if (ecart <= hauteur * Math.max(1.75, pas + 0.5)) return [];
  const nombre = Math.round(ecart / (hauteur * pas)) - 1;
  return Array.from({ length: Math.min(BLANCS_MAX, Math.max(1, nombre)) }, () => null);
}

const isText = (bloc: Bloc): bloc is Paragraphe => bloc.genre === "paragraphe" && !bloc.bord && bloc.texte !== "";

/** A sheet that holds more than its header and its footer. */
type Pleine = { feuille: Feuille; lignes: LigneMise[]; blocs: Bloc[] };

/** What a page or a column leaves open goes on at the top of the next. */
function joinOverPages(blocs: Bloc[][], feuilles: Feuille[], { bords }: Style, cadres: Map<number, Cadre>): void {
  const pleines = feuilles
    .map(
      (feuille, rang): Pleine => ({
        feuille,
        lignes: feuille.lignes.filter((ligne) => !bords.has(ligne)),
        blocs: blocs[rang] ?? [],
      }),
    )
    .filter(({ feuille, lignes }) => lignes.length > 0 || feuille.tables.length > 0);
  pleines.slice(1).forEach((ici, rang) => {
    const [dessus, cadre] = [pleines[rang], cadres.get(ici.feuille.large)];
    if (dessus && cadre) joinTo(dessus, ici, cadre);
  });
}

/** The first paragraph goes on with the last of the sheet before when nothing shows a new one. */
function joinTo(dessus: Pleine, { feuille, lignes, blocs }: Pleine, cadre: Cadre): void {
  const [avant, ligne, premier] = [dessus.lignes.at(-1), lignes[0], blocs.find(isText)];
  if (!avant || !ligne || !premier || isBetween(dessus.feuille, avant, feuille.tables, ligne)) return;
  premier.suite = isSameMargin(avant, ligne) && followsOn(avant, ligne, cadre, avant);
}

/** A table stands after the last line of a page or before the first of the next. */
const isBetween = (dessus: Feuille, avant: LigneMise, tables: Feuille["tables"], ligne: LigneMise) =>
  tables.some(({ y }) => y < ligne.y) || dessus.tables.some(({ y }) => y > avant.y);

/** The same margin, an open sentence, and no « Label : » to start another. */
const isSameMargin = (avant: LigneMise, ligne: LigneMise) =>
  Math.abs((avant.retrait ?? avant.x) - ligne.x) <= avant.hauteur &&
  !/[.;:!?]\s*$/.test(avant.texte) &&
  !/^\p{Lu}.{1,60}\s:/u.test(ligne.texte);
