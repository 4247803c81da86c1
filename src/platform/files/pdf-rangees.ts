import { findRegions, type Rang, rangsOf, type Region } from "./pdf-alignes.ts";
import { findGrids, holds } from "./pdf-grille.ts";
import type { Bout, Trait } from "./pdf-lignes.ts";

/** A table drawn by alignment only: where its columns start, and the runs of each cell. */
export type TableAlignee = { y: number; bords: number[]; rangees: Bout[][][] };

const MARGE = 0.06;

/** Finds the tables that no rule draws; what is not in one stays free. */
export function findAligned(
  bouts: Bout[],
  { large, haut }: { large: number; haut: number },
): { tables: TableAlignee[]; libres: Bout[] } {
  const dansLaPage = bouts.filter(({ y, texte }) => texte.trim() !== "" && y > haut * MARGE && y < haut * (1 - MARGE));
  const regions = findRegions(rangsOf(dansLaPage));
  const pris = new Set(regions.flatMap(({ rangs }) => rangs.flatMap((rang) => rang.bouts)));
  return {
    tables: regions.map((region) => toTable(region, large)),
    libres: bouts.filter((bout) => !pris.has(bout)),
  };
}

export type Etendue = { haut: number; bas: number };

/** Where tables stand whose rows start together, as columns of text do not; those of two columns, if white stripes part the rows. */
export function wideTables(page: { bouts: Bout[]; traits: Trait[]; large: number; haut: number }): Etendue[] {
  const grilles = findGrids(page.traits);
  const libres = page.bouts.filter((bout) => !grilles.some((grille) => holds(grille, bout)));
  return findAligned(libres, page).tables.flatMap(({ rangees, bords }) => {
    const pleines = rangees.filter((cellules) => cellules.filter(({ length }) => length > 0).length > 1);
    const ensemble = pleines.filter(startsTogether);
    if (pleines.length < 3 || ensemble.length < pleines.length * 0.8) return [];
    if (bords.length < 4 && !arePartedByWhite(rangees)) return [];
    const bouts = rangees.flat(2);
    return [
      {
        haut: Math.min(...bouts.map(({ y, hauteur }) => y - hauteur)),
        bas: Math.max(...bouts.map(({ y, hauteur }) => y + hauteur * 0.3)),
      },
    ];
  });
}

const BLANC = 1.4;

/** Two columns of text never stop at once; rows do, though one cell holds more lines than the other. */
function arePartedByWhite(rangees: Bout[][][]): boolean {
  const inegales = rangees.filter(([gauche = [], droite = []]) => linesOf(gauche) !== linesOf(droite));
  if (inegales.length < Math.max(2, rangees.length / 4)) return false;
  const places = rangees.map((cellules) => cellules.flat().map(({ y }) => y));
  const blanc = Math.max(...rangees.flat(2).map(({ hauteur }) => hauteur)) * BLANC;
  return places.every((ici, rang) => rang === 0 || Math.min(...ici) - Math.max(...(places[rang - 1] ?? [])) >= blanc);
}

const linesOf = (bouts: Bout[]) => new Set(bouts.map(({ y }) => Math.round(y))).size;

function startsTogether(cellules: Bout[][]): boolean {
  const debuts = cellules.filter(({ length }) => length > 0).map((bouts) => Math.min(...bouts.map(({ y }) => y)));
  return Math.max(...debuts) - Math.min(...debuts) <= 3;
}

function toTable(region: Region, large: number): TableAlignee {
  const { rangs, gouttieres } = region;
  const coupes = gouttieres.map(({ debut, fin }) => (debut + fin) / 2);
  const columnOf = ({ x, largeur }: Bout) => coupes.filter((coupe) => coupe < x + Math.min(largeur / 2, 10)).length;
  const rangees = rowsOf(region, columnOf).map((lignes) => {
    const cellules = [0, ...coupes].map((): Bout[] => []);
    for (const rang of lignes)
      for (const bout of rang.bouts) cellules[region.traversees.has(rang) ? 0 : columnOf(bout)]?.push(bout);
    return cellules;
  });
  const debuts = [0, ...coupes].map((_, colonne) =>
    Math.min(...rangees.flatMap((rangee) => (rangee[colonne] ?? []).map(({ x }) => x))),
  );
  return { y: rangs[0]?.y ?? 0, bords: [...debuts, large], rangees };
}

type Colonne = (bout: Bout) => number;

const first = (rang: Rang, columnOf: Colonne) =>
  rang.bouts
    .filter((bout) => columnOf(bout) === 0)
    .map(({ texte }) => texte)
    .join("")
    .trim();

/** Rows are parted by white stripes; where none shows, each new text of the first column starts one. */
function rowsOf(region: Region, columnOf: Colonne): Rang[][] {
  const { rangs, traversees, gouttieres } = region;
  const pas = lineStep(rangs, columnOf);
  const groupes = splitAt(rangs, (rang, avant) => {
    const blanc = rang.y - avant.y >= pas + rang.hauteur * 0.25;
    return traversees.has(rang) !== traversees.has(avant) || (blanc && !traversees.has(rang));
  });
  const serrees = rangs.filter((rang) => opensRow(rang, columnOf)).length;
  const rangees =
    groupes.length > serrees / 3
      ? groupes
      : groupes.flatMap((groupe) => splitAt(groupe, (rang) => opensRow(rang, columnOf)));
  return gouttieres.length > 1 ? rangees : joinUnlabelled(rangees, columnOf);
}

const opensRow = (rang: Rang, columnOf: Colonne) =>
  rang.blancs.length > 0 && /^[\p{Lu}\d«]/u.test(first(rang, columnOf));

function splitAt(rangs: Rang[], coupe: (rang: Rang, avant: Rang) => boolean): Rang[][] {
  const groupes: Rang[][] = [];
  for (const rang of rangs) {
    const avant = groupes.at(-1)?.at(-1);
    if (avant && !coupe(rang, avant)) groupes.at(-1)?.push(rang);
    else groupes.push([rang]);
  }
  return groupes;
}

/** Of a label and its value, what has no label goes on with the row above. */
function joinUnlabelled(rangees: Rang[][], columnOf: Colonne): Rang[][] {
  const unies: Rang[][] = [];
  for (const rangee of rangees) {
    const nue = rangee.every((rang) => first(rang, columnOf) === "");
    if (nue && unies.length > 0) unies.at(-1)?.push(...rangee);
    else unies.push([...rangee]);
  }
  return unies;
}

/** The smallest distance of two lines of one column that is seen twice. */
function lineStep(rangs: Rang[], columnOf: Colonne): number {
  const comptes = new Map<number, number>();
  const derniers = new Map<number, number>();
  for (const { y, bouts, hauteur } of rangs)
    for (const colonne of new Set(bouts.map(columnOf))) {
      const pas = Math.round((y - (derniers.get(colonne) ?? -1000)) * 2) / 2;
      if (pas < hauteur * 2) comptes.set(pas, (comptes.get(pas) ?? 0) + 1);
      derniers.set(colonne, y);
    }
  const repetes = [...comptes].filter(([, nombre]) => nombre > 1);
  const pas = (repetes.length > 0 ? repetes : [...comptes]).map(([distance]) => distance);
  return Math.min(...pas, (rangs[0]?.hauteur ?? 11) * 1.35);
}
