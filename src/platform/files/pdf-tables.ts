import type { Bloc, CelluleBrute, Paragraphe, TableBrute } from "./composition.ts";

const isText = (bloc: Bloc): bloc is Paragraphe => bloc.genre === "paragraphe" && !bloc.bord && bloc.texte !== "";

/** A ruled table that goes on over the page, and aligned rows that follow one another, are one table. */
export function mergeTables(blocs: Bloc[]): Bloc[] {
  const unis: Bloc[] = [];
  for (const bloc of blocs) {
    const avant =
      bloc.genre === "table" ? unis.findLast((autre) => autre.genre === "table" || isText(autre)) : undefined;
    if (bloc.genre === "table" && avant?.genre === "table" && isSameTable(avant, bloc)) append(avant, bloc);
    else unis.push(bloc);
  }
  return unis.flatMap(flatten);
}

/** Drawn tables are one when the page cuts between them and their columns agree; rows without lines, when they follow. */
function isSameTable(dessus: TableBrute, table: TableBrute): boolean {
  if (dessus.rangees[0]?.length !== table.rangees[0]?.length) return false;
  const [bords, autres] = [dessus.bords, table.bords];
  if (!bords || !autres) return bords === autres;
  const [avant, apres] = [textsOf(dessus).at(-1), textsOf(table)[0]];
  const coupee = !avant || !apres || zoneOf(avant) !== zoneOf(apres);
  return coupee && bords.every((bord, rang) => Math.abs(bord - (autres[rang] ?? 0)) <= JEU);
}

const JEU = 6;
const textsOf = ({ rangees }: TableBrute) => rangees.flat().flatMap(({ blocs }) => blocs.filter(isText));

/** A drawn frame whose rows hold one cell each is no table, but a box around text. */
function flatten(bloc: Bloc): Bloc[] {
  if (bloc.genre === "paragraphe") return [bloc];
  const seule = bloc.rangees.every((rangee) => rangee.filter(({ blocs }) => blocs.length > 0).length <= 1);
  return seule ? bloc.rangees.flat().flatMap(({ blocs }) => blocs) : [bloc];
}

function append(table: TableBrute, { rangees }: TableBrute): void {
  const [premiere, ...autres] = rangees;
  if (premiere && isRowGoingOn(table, premiere)) completeRow(table, premiere);
  else if (premiere) table.rangees.push(premiere);
  table.rangees.push(...autres);
}

const first = ({ blocs }: CelluleBrute) => blocs.find(isText);
const last = ({ blocs }: CelluleBrute) => blocs.findLast(isText);
const isBulleted = (paragraphe: Paragraphe | undefined) =>
  /^\s*[-–•●▪■◦➢✓\ue000-\uf8ff]/u.test(paragraphe?.texte ?? "");

/** The cell above in the same column: the owner of a merged one. */
function cellAbove({ rangees }: TableBrute, colonne: number): CelluleBrute | undefined {
  let rang = rangees.length - 1;
  while (rang > 0 && rangees[rang]?.[colonne]?.fusionnee) rang -= 1;
  return rangees[rang]?.[colonne];
}

const zoneOf = (paragraphe: Paragraphe | undefined) => paragraphe?.zone ?? paragraphe?.page ?? null;

/** A row cut by the page: one of its cells goes on, or it lacks what every row has; and its first cell starts nothing new. */
function isRowGoingOn(table: TableBrute, rangee: CelluleBrute[]): boolean {
  const paires = rangee.flatMap((cellule, rang) =>
    first(cellule) ? [{ cellule, dessus: cellAbove(table, rang) }] : [],
  );
  const tete = rangee[0] && first(rangee[0]) ? paires[0] : undefined;
  const neuve =
    tete !== undefined && (rangee.length > 2 || isShort(tete.cellule)) && !goesOn(tete.dessus, tete.cellule);
  return (
    !neuve &&
    paires.every(({ dessus }) => dessus && last(dessus)) &&
    (paires.some(({ cellule, dessus }) => goesOn(dessus, cellule)) || isRemainder(table, rangee))
  );
}

/** Wide tables only: it has no text in two columns that nearly all rows fill. */
function isRemainder({ rangees }: TableBrute, rangee: CelluleBrute[]): boolean {
  const corps = rangees.slice(1);
  const usuelles = rangee.filter(
    (cellule, rang) =>
      !first(cellule) && corps.filter((autre) => autre[rang] && first(autre[rang])).length >= corps.length * 0.8,
  );
  return corps.length >= 4 && usuelles.length >= 2;
}

/** A cell that may be a label. */
const isShort = ({ blocs }: CelluleBrute) =>
  blocs.filter(isText).reduce((somme, { texte }) => somme + texte.length, 0) < 60;

function goesOn(dessus: CelluleBrute | undefined, cellule: CelluleBrute): boolean {
  const [avant, apres] = [dessus && last(dessus), first(cellule)];
  if (!avant || !apres || zoneOf(avant) === zoneOf(apres)) return false;
  return isOpen(avant, apres) || (isBulleted(apres) && (dessus?.blocs.filter(isText) ?? []).some(isBulleted));
}

const isOpen = (avant: Paragraphe, apres: Paragraphe) =>
  /[«“(,/–-]\s*$|[\s'’](?:de|du|des|d|l|le|la|les|et|ou|à|au|aux|en|pour|par|sur|avec|un|une)['’]?\s*$/i.test(
    avant.texte,
  ) ||
  (/^[\p{Ll}(]/u.test(apres.texte) && !/[.;:!?]\s*$/.test(avant.texte));

function completeRow(table: TableBrute, rangee: CelluleBrute[]): void {
  rangee.forEach((cellule, colonne) => {
    const dessus = cellAbove(table, colonne);
    const [avant, apres] = [dessus && last(dessus), first(cellule)];
    if (!dessus || !apres) return;
    if (avant && isOpen(avant, apres)) apres.suite = true;
    dessus.blocs.push(...cellule.blocs);
  });
}
