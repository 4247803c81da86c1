import type { Anneau, Arc, CommuneDessinee, Feature, Point, Renvois, Topologie } from "../model.ts";

/** Un point en un seul nombre, exact jusqu'à 2^53. */
const cleDe = ([x, y]: Point): number => (x + 18_000_000) * 18_000_001 + (y + 9_000_000);

/** Les points où des limites se rejoignent : partout ailleurs, tous ceux qui y passent ont les deux mêmes voisins. */
function jonctionsDe(features: readonly Feature[]): Set<number> {
  const voisins = new Map<number, readonly [number, number]>();
  const jonctions = new Set<number>();
  const passer = (cle: number, cotes: readonly [number, number]) => {
    const connus = voisins.get(cle);
    if (!connus) voisins.set(cle, cotes);
    else if (!memes(connus, cotes)) jonctions.add(cle);
  };
  for (const anneau of features.flatMap(({ anneaux }) => anneaux)) {
    const cles = anneau.map(cleDe);
    for (const [rang, cle] of cles.entries())
      passer(cle, [cles[rang - 1] ?? cles.at(-1) ?? cle, cles[rang + 1] ?? cles[0] ?? cle]);
  }
  return jonctions;
}

const memes = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]) =>
  (a === c && b === d) || (a === d && b === c);

const tourner = (anneau: Anneau, debut: number): Anneau => [...anneau.slice(debut), ...anneau.slice(0, debut)];

/** Un anneau que rien ne rejoint commence toujours au même point : l'enclave et son trou sont alors le même arc. */
function plusPetit(anneau: Anneau): number {
  let meilleur = 0;
  for (const [rang, point] of anneau.entries()) if (cleDe(point) < cleDe(anneau[meilleur] ?? point)) meilleur = rang;
  return meilleur;
}

/** Les morceaux d'un anneau, d'une jonction à la suivante ; chacun redit le premier point du suivant. */
function couper(anneau: Anneau, jonctions: ReadonlySet<number>): Point[][] {
  const premiere = anneau.findIndex((point) => jonctions.has(cleDe(point)));
  const tourne = tourner(anneau, premiere < 0 ? plusPetit(anneau) : premiere);
  const [depart] = tourne;
  if (!depart) return [];
  const morceaux: Point[][] = [];
  let courant: Point[] = [depart];
  for (const point of [...tourne.slice(1), depart]) {
    courant.push(point);
    if (point === depart || jonctions.has(cleDe(point))) {
      morceaux.push(courant);
      courant = [point];
    }
  }
  return morceaux;
}

/** Vrai si ce morceau se lit dans le sens où l'arc est gardé. */
function alEndroit(morceau: readonly Point[]): boolean {
  const [a, b] = [morceau[0], morceau.at(-1)].map((point) => cleDe(point ?? [0, 0]));
  if (a !== b) return (a ?? 0) < (b ?? 0);
  return cleDe(morceau[1] ?? [0, 0]) <= cleDe(morceau.at(-2) ?? [0, 0]);
}

class Arcs {
  readonly points: Point[][] = [];
  readonly #connus = new Map<string, number>();

  renvoi(morceau: Point[]): number {
    const endroit = alEndroit(morceau);
    const sens = endroit ? morceau : morceau.toReversed();
    const [premier, second, dernier] = [sens[0], sens[1], sens.at(-1)].map((point) => cleDe(point ?? [0, 0]));
    const cle = `${premier} ${second} ${dernier} ${sens.length}`;
    const connu = this.#connus.get(cle);
    const rang = connu ?? this.points.push(sens) - 1;
    if (connu === undefined) this.#connus.set(cle, rang);
    return endroit ? rang : ~rang;
  }
}

/** À plat, chaque point compté du précédent : deux fois moins de chiffres à garder. */
function aPlat(points: readonly Point[]): Arc {
  const plat: number[] = [];
  let [x, y] = [0, 0];
  for (const [ici, la] of points) {
    plat.push(ici - x, la - y);
    [x, y] = [ici, la];
  }
  return plat;
}

/** Combien de points des arcs dessinent : celui où des limites se rejoignent n'en fait qu'un. */
export const compterPoints = (arcs: readonly Arc[]): number => new Set(arcs.flatMap(pointsDe).map(cleDe)).size;

/** Les points d'un arc. */
export function pointsDe(arc: Arc): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let rang = 0; rang < arc.length; rang += 2) {
    x += arc[rang] ?? 0;
    y += arc[rang + 1] ?? 0;
    points.push([x, y]);
  }
  return points;
}

/** L'écart au carré d'un point au segment qui remplacerait ce qu'il y a entre ses bouts ; `k` ramène un degré de longitude à un degré de latitude. */
function ecart([x, y]: Point, [ax, ay]: Point, [bx, by]: Point, k: number): number {
  const [dx, dy] = [(bx - ax) * k, by - ay];
  const [px, py] = [(x - ax) * k, y - ay];
  const long = dx * dx + dy * dy;
  const part = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long));
  const [ex, ey] = [px - part * dx, py - part * dy];
  return ex * ex + ey * ey;
}

/** Le point le plus loin du segment entre deux rangs, et son écart. */
function plusLoin(points: readonly Point[], [de, a]: readonly [number, number], k: number) {
  let [loin, plus] = [-1, 0];
  const [debut, fin] = [points[de], points[a]];
  if (!debut || !fin) return { loin, plus };
  for (let rang = de + 1; rang < a; rang += 1) {
    const point = points[rang];
    const ici = point ? ecart(point, debut, fin, k) : 0;
    if (ici > plus) [loin, plus] = [rang, ici];
  }
  return { loin, plus };
}

/**
 * TER-12 : un trait se simplifie entre ses deux bouts, qui ne bougent pas : on garde tout point à plus de la tolérance du segment
 * qui le remplacerait ; un trait qui se referme garde au moins un triangle.
 */
export function simplifier(points: readonly Point[], tolerance: number, k = 1): Point[] {
  if (points.length < 3) return [...points];
  const boucle = cleDe(points[0] ?? [0, 0]) === cleDe(points.at(-1) ?? [0, 0]);
  const gardes = new Uint8Array(points.length);
  let nombre = 2;
  const pile: [number, number][] = [[0, points.length - 1]];
  for (let segment = pile.pop(); segment; segment = pile.pop()) {
    const { loin, plus } = plusLoin(points, segment, k);
    const force = boucle && nombre < 4;
    if (loin < 0 || (plus <= tolerance * tolerance && !force)) continue;
    gardes[loin] = 1;
    nombre += 1;
    pile.push([segment[0], loin], [loin, segment[1]]);
  }
  return points.filter((_point, rang) => rang === 0 || rang === points.length - 1 || gardes[rang] === 1);
}

/** Un degré de longitude rapporté à un degré de latitude, à la latitude moyenne de ce qui est dessiné. */
function aplatissement(features: readonly Feature[]): number {
  const premier = features[0]?.anneaux[0]?.[0];
  return Math.cos((((premier?.[1] ?? 4_600_000) / 100_000) * Math.PI) / 180);
}

/** TER-11 : deux communes voisines partagent le trait qui les sépare : simplifié une fois, il ne laisse ni fente ni recouvrement. */
export function tisser(features: readonly Feature[], tolerance: number): Topologie {
  const jonctions = jonctionsDe(features);
  const arcs = new Arcs();
  const communes = features.map(({ code, anneaux }) => ({
    code,
    anneaux: anneaux.map((anneau) => couper(anneau, jonctions).map((morceau) => arcs.renvoi(morceau))),
  }));
  const k = aplatissement(features);
  return { arcs: arcs.points.map((points) => aPlat(simplifier(points, tolerance, k))), communes };
}

/** Les deux bouts d'un arc, dans son sens. */
function boutsDe(arc: Arc): readonly [debut: number, fin: number] {
  const points = pointsDe(arc);
  return [cleDe(points[0] ?? [0, 0]), cleDe(points.at(-1) ?? [0, 0])];
}

/** Met bout à bout des arcs qui se suivent, jusqu'à refermer chaque anneau. */
function recoudre(arcs: readonly Arc[], rangs: readonly number[]): Renvois[] {
  const bouts = new Map(rangs.map((rang) => [rang, boutsDe(arcs[rang] ?? [])]));
  const departs = Map.groupBy(
    [...bouts].flatMap(([rang, [debut, fin]]) => [
      { de: debut, vers: fin, renvoi: rang },
      { de: fin, vers: debut, renvoi: ~rang },
    ]),
    ({ de }) => de,
  );
  const libres = new Set(rangs);
  const prendre = (renvoi: number) => libres.delete(renvoi < 0 ? ~renvoi : renvoi);
  const anneaux: Renvois[] = [];
  for (const depart of rangs) {
    if (!prendre(depart)) continue;
    const anneau = [depart];
    const [debut, fin] = bouts.get(depart) ?? [0, 0];
    for (let ici = fin; ici !== debut; ) {
      const suite = departs.get(ici)?.find(({ renvoi }) => prendre(renvoi));
      if (!suite) break;
      anneau.push(suite.renvoi);
      ici = suite.vers;
    }
    anneaux.push(anneau);
  }
  return anneaux;
}

/** TER-13 : réunir des communes, c'est ôter les traits qu'elles partagent : reste le tour de leur ensemble. */
export function reunir(arcs: readonly Arc[], communes: readonly CommuneDessinee[]): Renvois[] {
  const bords = new Set<number>();
  for (const { anneaux } of communes)
    for (const renvoi of anneaux.flat()) {
      const rang = renvoi < 0 ? ~renvoi : renvoi;
      if (!bords.delete(rang)) bords.add(rang);
    }
  return recoudre(arcs, [...bords]);
}
