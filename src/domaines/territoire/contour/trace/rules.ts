import type { CommuneDessinee, Forme, Point, Renvois, Topologie, Trace } from "../model.ts";
import { pointsDe, reunir, simplifier } from "../topologie/rules.ts";

/** La largeur du cadre, en unités : fine assez pour que l'on agrandisse quatre fois sans voir les coins. */
export const LARGE = 2400;
const HAUT_MAX = 2400;
const MARGE = 40;
/** Un point plus près que cela du trait qui le remplace ne se verrait pas. */
const TOLERANCE_UNITES = 2.2;

type Cadre = { ouest: number; est: number; sud: number; nord: number };

function cadreDe(points: Iterable<Point>): Cadre {
  const cadre = { ouest: Infinity, est: -Infinity, sud: Infinity, nord: -Infinity };
  for (const [x, y] of points) {
    cadre.ouest = Math.min(cadre.ouest, x);
    cadre.est = Math.max(cadre.est, x);
    cadre.sud = Math.min(cadre.sud, y);
    cadre.nord = Math.max(cadre.nord, y);
  }
  return cadre;
}

export type Projection = Pick<Trace, "large" | "haut" | "metres" | "emprise"> & { placer: (point: Point) => Point };

const METRES_PAR_UNITE_DE_DEGRE = 1.11195;

/**
 * TER-17 : une carte se projette à plat autour de sa latitude moyenne : un degré de longitude y vaut cos(latitude) degré de latitude ;
 * sur un département, l'écart avec la projection officielle ne se voit pas.
 */
export function projeter({ ouest, est, sud, nord }: Cadre): Projection {
  const k = Math.cos((((sud + nord) / 2 / 100_000) * Math.PI) / 180);
  const [etendue, hauteur] = [Math.max(1, (est - ouest) * k), Math.max(1, nord - sud)];
  const echelle = Math.min((LARGE - 2 * MARGE) / etendue, (HAUT_MAX - 2 * MARGE) / hauteur);
  const [margeX, margeY] = [MARGE / echelle / k, MARGE / echelle];
  const bords = [ouest - margeX, sud - margeY, est + margeX, nord + margeY].map((un) => un / 100_000);
  return {
    emprise: [bords[0] ?? 0, bords[1] ?? 0, bords[2] ?? 0, bords[3] ?? 0],
    large: Math.round(etendue * echelle + 2 * MARGE),
    haut: Math.round(hauteur * echelle + 2 * MARGE),
    metres: METRES_PAR_UNITE_DE_DEGRE / echelle,
    placer: ([x, y]) => [Math.round((x - ouest) * k * echelle + MARGE), Math.round((nord - y) * echelle + MARGE)],
  };
}

/** Les points de chaque arc dans le cadre, simplifiés une seule fois pour toutes les communes qui le suivent. */
function dessinerArcs({ arcs }: Topologie, placer: Projection["placer"]): Point[][] {
  return arcs.map((arc) => simplifier(pointsDe(arc).map(placer), TOLERANCE_UNITES));
}

/** Les points d'un anneau, arc après arc ; le dernier d'un arc est le premier du suivant. */
function suivre(arcs: readonly Point[][], renvois: Renvois): Point[] {
  const suivis: Point[] = [];
  for (const renvoi of renvois) {
    const points = arcs[renvoi < 0 ? ~renvoi : renvoi] ?? [];
    const dernier = points.length - 1;
    for (let rang = 0; rang < dernier; rang += 1) {
      const point = points[renvoi < 0 ? dernier - rang : rang];
      if (point) suivis.push(point);
    }
  }
  return suivis;
}

/** Un anneau en SVG : un point, puis des pas entiers ; un pas nul ne se dit pas. */
function tracerAnneau(points: readonly Point[]): string {
  const [premier] = points;
  if (!premier) return "";
  let [x, y] = premier;
  const pas: string[] = [];
  for (const [ici, la] of points.slice(1)) {
    const [dx, dy] = [ici - x, la - y];
    if (dx === 0 && dy === 0) continue;
    pas.push(pas.length > 0 && dx >= 0 ? ` ${dx}` : String(dx), dy < 0 ? String(dy) : ` ${dy}`);
    [x, y] = [ici, la];
  }
  return pas.length < 4 ? "" : `M${premier[0]} ${premier[1]}l${pas.join("")}z`;
}

const tracerAnneaux = (arcs: readonly Point[][], anneaux: readonly Renvois[]): string =>
  anneaux.map((renvois) => tracerAnneau(suivre(arcs, renvois))).join("");

/** L'aire signée et le centre d'un anneau. */
function mesurer(points: readonly Point[]): { aire: number; x: number; y: number } {
  let [aire, x, y] = [0, 0, 0];
  for (const [rang, [ax, ay]] of points.entries()) {
    const [bx, by] = points[(rang + 1) % points.length] ?? [ax, ay];
    const croix = ax * by - bx * ay;
    aire += croix / 2;
    x += ((ax + bx) * croix) / 6;
    y += ((ay + by) * croix) / 6;
  }
  const [premier] = points;
  return aire === 0
    ? { aire: 0, x: premier?.[0] ?? 0, y: premier?.[1] ?? 0 }
    : { aire: Math.abs(aire), x: x / aire, y: y / aire };
}

/** Le centre du plus grand anneau : c'est là que l'on écrit, que l'on pose un symbole, que l'on mesure. */
function centreDe(anneaux: readonly (readonly Point[])[]) {
  const mesures = anneaux.map(mesurer);
  return mesures.reduce((grand, un) => (un.aire > grand.aire ? un : grand), { aire: 0, x: 0, y: 0 });
}

function formeDe(arcs: readonly Point[][], { code, anneaux }: CommuneDessinee): Forme {
  const suivis = anneaux.map((renvois) => suivre(arcs, renvois));
  const { aire, x, y } = centreDe(suivis);
  return { code, d: suivis.map(tracerAnneau).join(""), x: Math.round(x), y: Math.round(y), aire: Math.round(aire) };
}

/** Le centre de chaque commune, en cent-millièmes de degré. */
export function centresDe(lots: readonly Topologie[]): Map<string, Point> {
  const centres = new Map<string, Point>();
  for (const { arcs, communes } of lots) {
    const points = arcs.map(pointsDe);
    for (const { code, anneaux } of communes) {
      const { x, y } = centreDe(anneaux.map((renvois) => suivre(points, renvois)));
      centres.set(code, [Math.round(x), Math.round(y)]);
    }
  }
  return centres;
}

function* pointsDes(lots: readonly Topologie[], voulues: ReadonlySet<string>): Generator<Point> {
  for (const { arcs, communes } of lots) {
    const suivis = new Set(
      communes
        .filter(({ code }) => voulues.has(code))
        .flatMap(({ anneaux }) => anneaux.flat().map((un) => (un < 0 ? ~un : un))),
    );
    for (const rang of suivis) yield* pointsDe(arcs[rang] ?? []);
  }
}

/** Les voisines dont un point tombe dans le cadre, d'un seul trait. */
function alentourDe(
  arcs: readonly Point[][],
  voisines: readonly CommuneDessinee[],
  { large, haut }: Projection,
): string {
  const dedans = ([x, y]: Point) => x > -MARGE && y > -MARGE && x < large + MARGE && y < haut + MARGE;
  return voisines
    .filter(({ anneaux }) => anneaux.some((renvois) => suivre(arcs, renvois).some(dedans)))
    .map(({ anneaux }) => tracerAnneaux(arcs, anneaux))
    .join("");
}

type Demande = { codes: readonly string[]; groupes?: readonly (readonly string[])[] };

/** Le tour des communes nommées, d'un lot à l'autre. */
const tourDe = (lots: readonly Topologie[], arcs: readonly (readonly Point[][])[], codes: ReadonlySet<string>) =>
  lots
    .map((lot, rang) =>
      tracerAnneaux(
        [...(arcs[rang] ?? [])],
        reunir(
          lot.arcs,
          lot.communes.filter(({ code }) => codes.has(code)),
        ),
      ),
    )
    .join("");

/** TER-18 : une carte dessine les communes demandées, dit celles qui n'ont pas de contour, et montre pâles leurs voisines. */
export function tracer(lots: readonly Topologie[], { codes, groupes = [] }: Demande): Trace | null {
  const voulues = new Set(codes);
  const dessinees = new Set(lots.flatMap(({ communes }) => communes.map(({ code }) => code)));
  const sansContour = codes.filter((code) => !dessinees.has(code));
  if (sansContour.length === voulues.size) return null;
  const projection = projeter(cadreDe(pointsDes(lots, voulues)));
  const arcs = lots.map((lot) => dessinerArcs(lot, projection.placer));
  const { large, haut, metres, emprise } = projection;
  return {
    large,
    haut,
    metres,
    emprise,
    sansContour,
    formes: lots.flatMap(({ communes }, rang) =>
      communes.filter(({ code }) => voulues.has(code)).map((une) => formeDe(arcs[rang] ?? [], une)),
    ),
    tour: tourDe(lots, arcs, voulues),
    groupes: groupes.map((groupe) => tourDe(lots, arcs, new Set(groupe))).join(""),
    alentour: lots
      .map(({ communes }, rang) =>
        alentourDe(
          arcs[rang] ?? [],
          communes.filter(({ code }) => !voulues.has(code)),
          projection,
        ),
      )
      .join(""),
  };
}
