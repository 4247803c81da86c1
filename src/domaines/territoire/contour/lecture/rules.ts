import { type Refus, refus } from "#commun/refus.ts";
import type { Anneau, CommuneDessinee, Constat, Feature, Point, Reunion, Topologie } from "../model.ts";
import { compterPoints, reunir, tisser } from "../topologie/rules.ts";

export type RefusContour =
  | "sans-fichier"
  | "trop-gros"
  | "illisible"
  | "trop-long"
  | "trop-de-memoire"
  | "pas-une-collection"
  | "sans-code"
  | "pas-des-degres"
  | "geometrie"
  | "trop-de-communes"
  | "aucune-commune";

export const COMMUNES_MAX = 6000;

const CODES = ["code", "insee", "code_insee", "INSEE_COM", "codgeo", "com"];
const NOMS = ["nom", "NOM", "libelle", "nom_officiel"];

type Objet = Record<string, unknown>;
const estObjet = (valeur: unknown): valeur is Objet => typeof valeur === "object" && valeur !== null;

const texteDe = (proprietes: Objet, cles: readonly string[]): string => {
  const trouvee = cles
    .map((cle) => proprietes[cle])
    .find((valeur) => typeof valeur === "string" || typeof valeur === "number");
  return trouvee === undefined ? "" : String(trouvee).trim();
};

/** Un code Insee écrit comme un nombre a perdu son zéro. */
const codeDe = (proprietes: Objet): string => texteDe(proprietes, CODES).toUpperCase().padStart(5, "0");

const DEGRE = 100_000;

function lirePoint(brut: unknown): Point | Refus<RefusContour> {
  if (!Array.isArray(brut)) return refus("geometrie");
  const [x, y] = brut as unknown[];
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y))
    return refus("geometrie");
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return refus("pas-des-degres");
  return [Math.round(x * DEGRE), Math.round(y * DEGRE)];
}

const memePoint = (a: Point | undefined, b: Point | undefined) => a !== undefined && a[0] === b?.[0] && a[1] === b[1];

/** L'anneau sans point répété ; moins de trois points n'enferment rien. */
function lireAnneau(brut: unknown): Anneau | null | Refus<RefusContour> {
  if (!Array.isArray(brut)) return refus("geometrie");
  const points: Point[] = [];
  for (const un of brut as unknown[]) {
    const point = lirePoint(un);
    if (!Array.isArray(point)) return point as Refus<RefusContour>;
    if (!memePoint(points.at(-1), point as Point)) points.push(point as Point);
  }
  if (memePoint(points[0], points.at(-1))) points.pop();
  return points.length < 3 ? null : points;
}

/** Les anneaux d'un polygone, ou de plusieurs, à plat : l'intérieur et l'extérieur se suivent, le trou se lit par parité. */
function lireAnneaux(geometrie: unknown): Anneau[] | Refus<RefusContour> {
  if (!estObjet(geometrie) || !Array.isArray(geometrie["coordinates"])) return refus("geometrie");
  const coordonnees = geometrie["coordinates"] as unknown[];
  const genre = geometrie["type"];
  if (genre !== "Polygon" && genre !== "MultiPolygon") return refus("geometrie");
  const bruts =
    genre === "Polygon" ? coordonnees : coordonnees.flatMap((un) => (Array.isArray(un) ? (un as unknown[]) : [null]));
  const anneaux: Anneau[] = [];
  for (const brut of bruts) {
    const anneau = lireAnneau(brut);
    if (anneau === null) continue;
    if (!Array.isArray(anneau)) return anneau as Refus<RefusContour>;
    anneaux.push(anneau);
  }
  return anneaux;
}

function lireFeature(brut: unknown): Feature | Refus<RefusContour> {
  const proprietes = estObjet(brut) && estObjet(brut["properties"]) ? brut["properties"] : {};
  const code = codeDe(proprietes);
  if (!/^(?:\d{2}|2[AB])\d{3}$/.test(code) || code === "00000") return refus("sans-code");
  const anneaux = lireAnneaux(estObjet(brut) ? brut["geometry"] : null);
  return Array.isArray(anneaux)
    ? { code, nom: texteDe(proprietes, NOMS) || code, anneaux }
    : (anneaux as Refus<RefusContour>);
}

/**
 * TER-14 : un fichier de contours est une collection GeoJSON de communes, chacune avec son code officiel et des degrés (WGS 84) ;
 * au premier défaut, rien n'est pris, et l'on dit lequel.
 */
export function lireContours(texte: string): Feature[] | Refus<RefusContour> {
  const lu = enJson(texte);
  if (!estObjet(lu)) return refus("illisible");
  if (lu["type"] !== "FeatureCollection" || !Array.isArray(lu["features"])) return refus("pas-une-collection");
  const bruts = lu["features"] as unknown[];
  if (bruts.length > COMMUNES_MAX) return refus("trop-de-communes");
  const features: Feature[] = [];
  for (const brut of bruts) {
    const feature = lireFeature(brut);
    if (!("code" in feature && "anneaux" in feature)) return feature;
    if (feature.anneaux.length > 0) features.push(feature);
  }
  return features.length > 0 ? features : refus("aucune-commune");
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return null;
  }
}

type Cherche = (code: string) => string | null;

/** Une tolérance d'import, en cent-millièmes de degré : une quinzaine de mètres, invisible à l'échelle d'une intercommunalité. */
export const TOLERANCE = 14;

/**
 * TER-15 : le contour d'une commune qui n'existe plus rejoint celui de la commune qui l'a réunie ; celui dont on ne sait rien n'est
 * pas gardé, et cela se dit.
 */
export function preparer(features: readonly Feature[], actuelle: Cherche): { topologie: Topologie; constat: Constat } {
  const situees = features.map((feature) => ({ feature, vers: actuelle(feature.code) }));
  const tisse = tisser(features, TOLERANCE);
  const parCode = Map.groupBy(
    tisse.communes.flatMap((commune, rang) => {
      const vers = situees[rang]?.vers;
      return vers ? [{ commune, vers }] : [];
    }),
    ({ vers }) => vers,
  );
  const communes: CommuneDessinee[] = [...parCode].map(([code, siennes]) => ({
    code,
    anneaux:
      siennes.length === 1
        ? (siennes[0]?.commune.anneaux ?? [])
        : reunir(
            tisse.arcs,
            siennes.map(({ commune }) => commune),
          ),
  }));
  const reunies: Reunion[] = situees.flatMap(({ feature: { code, nom }, vers }) =>
    vers && vers !== code ? [{ code, nom, vers }] : [],
  );
  const inconnues = situees.flatMap(({ feature: { code, nom }, vers }) => (vers ? [] : [{ code, nom }]));
  const points = features.reduce(
    (somme, { anneaux }) => somme + anneaux.reduce((total, un) => total + un.length, 0),
    0,
  );
  const topologie = elaguer({ arcs: tisse.arcs, communes });
  const gardes = compterPoints(topologie.arcs);
  return { topologie, constat: { communes: communes.length, reunies, inconnues, points, gardes } };
}

/** Sans les arcs que plus aucune commune ne suit. */
function elaguer({ arcs, communes }: Topologie): Topologie {
  const rangs = new Map<number, number>();
  const garder = (renvoi: number) => {
    const ancien = renvoi < 0 ? ~renvoi : renvoi;
    const rang = rangs.get(ancien) ?? rangs.size;
    rangs.set(ancien, rang);
    return renvoi < 0 ? ~rang : rang;
  };
  const suivies = communes.map(({ code, anneaux }) => ({ code, anneaux: anneaux.map((un) => un.map(garder)) }));
  return { arcs: [...rangs.keys()].map((rang) => arcs[rang] ?? []), communes: suivies };
}

/** TER-16 : deux fichiers ne dessinent pas deux fois une commune : le dernier donné l'emporte. */
export const sansDoublons = (lots: readonly Topologie[]): Topologie[] => {
  const vues = new Set<string>();
  return lots.map(({ arcs, communes }) => {
    const neuves = communes.filter(({ code }) => !vues.has(code));
    for (const { code } of neuves) vues.add(code);
    return { arcs, communes: neuves };
  });
};
