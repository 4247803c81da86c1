import type { Bout, Trait } from "./pdf-lignes.ts";

/** A ruled table: its edges from left to right and from top to bottom. */
export type Grille = { xs: number[]; ys: number[]; verticaux: Trait[]; horizontaux: Trait[] };

const JEU = 3;

/** Merges places closer than the play of a drawing. */
function cluster(places: number[]): number[] {
  const groupes: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) if (place - (groupes.at(-1) ?? -99) > JEU) groupes.push(place);
  return groupes;
}

/** Finds the ruled tables of a page: sets of lines that touch, with at least two columns or two rows. */
export function findGrids(traits: Trait[]): Grille[] {
  const longs = traits.filter(({ debut, fin }) => fin - debut > 4).slice(0, 4000);
  const groupes: Trait[][] = [];
  for (const trait of longs) {
    const voisins = groupes.filter((groupe) => groupe.some((autre) => touch(autre, trait)));
    const fusion = [trait, ...voisins.flat()];
    for (const voisin of voisins) groupes.splice(groupes.indexOf(voisin), 1);
    groupes.push(fusion);
  }
  return groupes
    .map(toGrid)
    .filter(({ xs, ys }) => xs.length >= 2 && ys.length >= 2 && xs.length + ys.length >= 5)
    .flatMap(splitBands)
    .toSorted((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

/** Tables drawn one against the other: a row whose columns contradict those above starts another table. */
function splitBands(grille: Grille): Grille[] {
  const rangees = grille.ys.slice(0, -1).map((_, rangee) => new Set(edgesOf(grille, rangee)));
  const debuts = [0];
  let bords = new Set<number>();
  rangees.forEach((rangee, rang) => {
    if (rangee.size === 0) return;
    if (bords.size > 0 && !isWithin(rangee, bords) && !isWithin(bords, rangee)) {
      debuts.push(titleRow(rangees, rang));
      bords = rangee;
    } else bords = new Set([...bords, ...rangee]);
  });
  return debuts.map((debut, rang) => subGrid(grille, debut, debuts[rang + 1] ?? rangees.length));
}

const isWithin = (a: Set<number>, b: Set<number>) => [...a].every((bord) => b.has(bord));

/** The inner columns of one row. */
const edgesOf = (grille: Grille, rangee: number): number[] =>
  grille.xs.slice(1, -1).filter((_, rang) => !joinedLeft(grille, rangee, rang + 1));

/** Rows of one cell above a table are its title. */
function titleRow(rangees: Set<number>[], rang: number): number {
  let debut = rang;
  while (debut > 0 && rangees[debut - 1]?.size === 0) debut -= 1;
  return debut;
}

function subGrid(grille: Grille, debut: number, fin: number): Grille {
  const bords = new Set(Array.from({ length: fin - debut }, (_, rang) => edgesOf(grille, debut + rang)).flat());
  const xs = grille.xs.filter((x, rang) => rang === 0 || rang === grille.xs.length - 1 || bords.has(x));
  return { ...grille, xs, ys: grille.ys.slice(debut, fin + 1) };
}

function touch(a: Trait, b: Trait): boolean {
  if (a.sens === b.sens) return Math.abs(a.place - b.place) <= JEU && a.debut <= b.fin + JEU && b.debut <= a.fin + JEU;
  return within(a.place, b) && within(b.place, a);
}

const within = (place: number, { debut, fin }: Trait) => place >= debut - JEU && place <= fin + JEU;

function toGrid(traits: Trait[]): Grille {
  const verticaux = traits.filter(({ sens }) => sens === "v");
  const horizontaux = traits.filter(({ sens }) => sens === "h");
  const places = horizontaux.map(({ place }) => place);
  return {
    xs: cluster(verticaux.map(({ place }) => place)),
    ys: cluster([...places, ...openEdges(verticaux, places)]),
    verticaux,
    horizontaux,
  };
}

const OUVERT = 10;

/** A row that the page cuts has sides and no top or no bottom: it ends where its sides do. */
function openEdges(verticaux: Trait[], places: number[]): number[] {
  const [haut, bas] = [Math.min(...places), Math.max(...places)];
  const dessus = verticaux.filter(({ debut }) => debut < haut - OUVERT).map(({ debut }) => debut);
  const dessous = verticaux.filter(({ fin }) => fin > bas + OUVERT).map(({ fin }) => fin);
  return [...(dessus.length > 1 ? [Math.min(...dessus)] : []), ...(dessous.length > 1 ? [Math.max(...dessous)] : [])];
}

export const holds = ({ xs, ys }: Grille, { x, y, largeur }: Bout): boolean => {
  const milieu = x + largeur / 2;
  return (
    milieu >= (xs[0] ?? 0) - JEU &&
    milieu <= (xs.at(-1) ?? 0) + JEU &&
    y >= (ys[0] ?? 0) - JEU &&
    y <= (ys.at(-1) ?? 0) + JEU
  );
};

/** A cell of the grid: the rank of its first row and column, and whether the place is covered from above or from the left. */
export type CelluleGrille = { bouts: Bout[]; dessus: boolean; gauche: boolean };

/** Puts each run in its cell; a missing edge joins a place to the cell above or to the left. */
export function fillGrid(grille: Grille, bouts: Bout[]): CelluleGrille[][] {
  const { xs, ys } = grille;
  const cellules = ys.slice(0, -1).map((_, rangee) =>
    xs.slice(0, -1).map(
      (__, colonne): CelluleGrille => ({
        bouts: [],
        dessus: joinedAbove(grille, rangee, colonne),
        gauche: joinedLeft(grille, rangee, colonne),
      }),
    ),
  );
  for (const bout of bouts) {
    const colonne = rankOf(xs, bout.x + Math.min(bout.largeur / 2, 20));
    const rangee = rankOf(ys, bout.y - bout.hauteur * 0.3);
    ownerOf(cellules, rangee, colonne)?.bouts.push(bout);
  }
  return cellules;
}

const rankOf = (bords: number[], place: number) =>
  Math.max(
    0,
    Math.min(
      bords.length - 2,
      bords.findLastIndex((bord) => bord <= place + 1),
    ),
  );

function ownerOf(cellules: CelluleGrille[][], rangee: number, colonne: number): CelluleGrille | undefined {
  let [haut, bord] = [rangee, colonne];
  while (bord > 0 && cellules[haut]?.[bord]?.gauche) bord -= 1;
  while (haut > 0 && cellules[haut]?.[bord]?.dessus) haut -= 1;
  return cellules[haut]?.[bord];
}

const middle = (bords: number[], rang: number) => ((bords[rang] ?? 0) + (bords[rang + 1] ?? 0)) / 2;

const joinedAbove = ({ xs, ys, horizontaux }: Grille, rangee: number, colonne: number) =>
  rangee > 0 &&
  !horizontaux.some((trait) => Math.abs(trait.place - (ys[rangee] ?? 0)) <= JEU && within(middle(xs, colonne), trait));

const joinedLeft = ({ xs, ys, verticaux }: Grille, rangee: number, colonne: number) =>
  colonne > 0 &&
  !verticaux.some((trait) => Math.abs(trait.place - (xs[colonne] ?? 0)) <= JEU && within(middle(ys, rangee), trait));
