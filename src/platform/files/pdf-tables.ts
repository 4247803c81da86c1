import type { Bloc, CelluleBrute, Paragraphe, TableBrute } from "./composition.ts";

const isText = (bloc: Bloc): bloc is Paragraphe => bloc.genre === "paragraphe" && !bloc.bord && bloc.texte !== "";

/** A ruled table that goes on over the page, and aligned rows that follow one another, are one table. */
export function mergeTables(blocs: Bloc[]): Bloc[] {
  const unis: Bloc[] = [];
  for (const bloc of blocs) {
    const avant =
      bloc.genre === "table" ? unis.findLast((autre) => autre.genre === "table" || isText(autre)) : undefined;
    const suite =
      bloc.genre === "table" && avant?.genre === "table" && bloc.rangees[0]?.length === avant.rangees[0]?.length;
    if (suite) append(avant, bloc);
    else unis.push(bloc);
  }
  return unis.flatMap(flatten);
}

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

const pageOf = (cellule: CelluleBrute | undefined) => (cellule && last(cellule)?.page) ?? null;

/** A row cut by the page: a sentence or a list of one of its cells goes on, and its first cell starts nothing new. */
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
    paires.some(({ cellule, dessus }) => goesOn(dessus, cellule))
  );
}

/** A cell that may be a label. */
const isShort = ({ blocs }: CelluleBrute) =>
  blocs.filter(isText).reduce((somme, { texte }) => somme + texte.length, 0) < 60;

function goesOn(dessus: CelluleBrute | undefined, cellule: CelluleBrute): boolean {
  const [avant, apres] = [dessus && last(dessus), first(cellule)];
  if (!avant || !apres || pageOf(dessus) === (apres.page ?? null)) return false;
  return isOpen(avant, apres) || (isBulleted(apres) && (dessus?.blocs.filter(isText) ?? []).some(isBulleted));
}

const isOpen = (avant: Paragraphe, apres: Paragraphe) =>
  /^[\p{Ll}(]/u.test(apres.texte) && !/[.;:!?]\s*$/.test(avant.texte);

function completeRow(table: TableBrute, rangee: CelluleBrute[]): void {
  rangee.forEach((cellule, colonne) => {
    const dessus = cellAbove(table, colonne);
    const [avant, apres] = [dessus && last(dessus), first(cellule)];
    if (!dessus || !apres) return;
    if (avant && isOpen(avant, apres)) apres.suite = true;
    dessus.blocs.push(...cellule.blocs);
  });
}
