import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { communeActuelle } from "./commune/actions.ts";
import { preparer } from "./lecture/rules.ts";
import type { Feature, Point } from "./model.ts";
import { insertLot } from "./store.ts";

/** Un nombre de 0 à 1 qui ne dépend que du texte : la démonstration se dessine toujours de même. */
function hasard(texte: string): number {
  let h = 2_166_136_261;
  for (let rang = 0; rang < texte.length; rang += 1) h = Math.imul(h ^ texte.charCodeAt(rang), 16_777_619);
  h = Math.imul(h ^ (h >>> 15), 2_246_822_507);
  h = Math.imul(h ^ (h >>> 13), 3_266_489_909);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

/** L'écart entre deux bourgs voisins, en cent-millièmes de degré de latitude : cinq kilomètres. */
const PAS = 4700;
const COS = 0.705;

type Site = { cle: string; x: number; y: number };

/** Des bourgs en quinconce, chacun un peu déplacé ; les plus proches du centre d'abord, d'un tour irrégulier. */
function semerBourgs(graine: string, voulus: number): Site[] {
  const tours = Math.ceil(Math.sqrt(voulus)) + 5;
  const sites: (Site & { loin: number })[] = [];
  for (let rang = -tours; rang <= tours; rang += 1)
    for (let colonne = -tours; colonne <= tours; colonne += 1) {
      const cle = `${graine} ${rang} ${colonne}`;
      const x = (colonne + (rang % 2) / 2 + (hasard(`${cle} x`) - 0.5) * 0.62) * PAS;
      const y = (rang * 0.87 + (hasard(`${cle} y`) - 0.5) * 0.62) * PAS;
      sites.push({ cle, x, y, loin: Math.hypot(x * 0.8, y) * (0.82 + hasard(cle) * 0.36) });
    }
  return sites.toSorted((a, b) => a.loin - b.loin);
}

type Sommet = readonly [number, number];

/** Ce qui reste d'un polygone du côté d'un bourg, quand on trace la médiatrice avec un voisin. */
function rogner(polygone: readonly Sommet[], ici: Site, la: Site): Sommet[] {
  const [nx, ny] = [la.x - ici.x, la.y - ici.y];
  const bord = (nx * (ici.x + la.x) + ny * (ici.y + la.y)) / 2;
  const distance = ([x, y]: Sommet) => nx * x + ny * y - bord;
  return polygone.flatMap((un, rang): Sommet[] => {
    const suivant = polygone[(rang + 1) % polygone.length] ?? un;
    const [a, b] = [distance(un), distance(suivant)];
    const part = a / (a - b);
    const coupe: Sommet = [un[0] + (suivant[0] - un[0]) * part, un[1] + (suivant[1] - un[1]) * part];
    if (a <= 0) return b > 0 ? [un, coupe] : [un];
    return b <= 0 ? [coupe] : [];
  });
}

/** Un segment que l'on brise par le milieu, toujours de même pour les deux communes qu'il sépare. */
function briser([a, b]: readonly [Point, Point], fois: number): Point[] {
  const longueur = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (fois === 0 || longueur < 90) return [a];
  const part = (hasard(`${a} ${b}`) - 0.5) * 0.34;
  const milieu: Point = [
    Math.round((a[0] + b[0]) / 2 - (b[1] - a[1]) * part),
    Math.round((a[1] + b[1]) / 2 + (b[0] - a[0]) * part * COS),
  ];
  return [...briser([a, milieu], fois - 1), ...briser([milieu, b], fois - 1)];
}

const avant = (a: Point, b: Point) => a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);

function coteEntre(a: Point, b: Point): Point[] {
  if (avant(a, b)) return briser([a, b], 4);
  return [a, ...briser([b, a], 4).slice(1).toReversed()];
}

/** Des contours inventés pour ces communes, autour d'un point : voisines, jointives, aux limites de rivières et de crêtes. */
export function inventerContours(
  codes: readonly string[],
  [lon, lat]: readonly [number, number],
  graine: string,
): Feature[] {
  const sites = semerBourgs(graine, codes.length);
  const monde = PAS * (Math.sqrt(codes.length) + 12);
  const cadre: Sommet[] = [
    [-monde, -monde],
    [monde, -monde],
    [monde, monde],
    [-monde, monde],
  ];
  const placer = ([x, y]: Sommet): Point => [Math.round(lon * 100_000 + x / COS), Math.round(lat * 100_000 + y)];
  return codes.map((code, rang) => {
    const ici = sites[rang] ?? { cle: code, x: 0, y: 0 };
    const voisins = sites.filter((la) => la !== ici && Math.hypot(la.x - ici.x, la.y - ici.y) < PAS * 3.4);
    const sommets = voisins.reduce((reste: Sommet[], la) => rogner(reste, ici, la), cadre).map(placer);
    const anneau = sommets.flatMap((point, i) => coteEntre(point, sommets[(i + 1) % sommets.length] ?? point));
    return { code, nom: code, anneaux: [anneau] };
  });
}

/** Où l'on pose chaque territoire inventé de la démonstration. */
const LIEUX: Record<string, readonly [number, number]> = {
  "trois-rivieres": [2.67, 45.27],
  "haut-plateau": [2.35, 45.05],
  "val-de-lune": [2.45, 44.92],
};

/** Les contours inventés d'un espace de la démonstration, importés comme le serait un fichier. */
export async function seedContours(
  db: Db,
  { espace }: Perimetre,
  codes: readonly string[],
  aujourdhui: Jour,
): Promise<void> {
  const lieu = LIEUX[espace];
  if (!lieu || codes.length === 0) return;
  const { topologie, constat } = preparer(inventerContours(codes, lieu, espace), communeActuelle);
  const dit = { nom: "contours-inventes.geojson", source: "Contours inventés pour la démonstration", millesime: 2026 };
  await insertLot(db, { ...dit, espace, id: newId(), importeLe: `${aujourdhui}T08:00:00.000Z`, constat }, topologie);
}
