import type { Feuille } from "../model.ts";

/** Jusqu'où une feuille se garde entière ; au-delà, elle se réduit aux territoires que l'espace garde. */
const ENTIERE = 2000;
/** Dix-huit années de naissances de neuf cents communes, une ligne chacune, et de quoi voir venir. */
const GARDEES_MAX = 40_000;
const COLONNES_MAX = 300;
const EXAMINEES = 60;
const CANDIDATES = 12;
/** Les titres sont dans les trente premières lignes ; les cinq premières ne disent pas quelle colonne porte les codes. */
const TETE = 30;
const TETE_MIN = 5;

/** Un code tel qu'un tableur l'a laissé : sans espaces, son zéro de tête rendu, sans l'année ni le genre que l'Insee met devant. */
export function normaliserCode(cellule: string): string {
  const nu = cellule
    .trim()
    .toUpperCase()
    .replace(/^\d{4}-[A-Z]+-/, "");
  return /^\d{4}$/.test(nu) ? `0${nu}` : nu;
}

const FORME = /^(?:\d[\dAB]\d{3}|\d{9})$/;

/** La colonne dont le plus de cellules ont la forme d'un code de commune ou d'EPCI, si elles sont la moitié au moins. */
function colonneDesCodes(echantillon: readonly string[][]): number | null {
  let meilleure: { colonne: number; nombre: number } | null = null;
  for (let colonne = 0; colonne < CANDIDATES; colonne++) {
    const nombre = echantillon.filter((rangee) => FORME.test(normaliserCode(rangee[colonne] ?? ""))).length;
    if (nombre * 2 >= echantillon.length && nombre > (meilleure?.nombre ?? 0)) meilleure = { colonne, nombre };
  }
  return meilleure?.colonne ?? null;
}

const nettoyer = (rangee: readonly string[]) => rangee.slice(0, COLONNES_MAX).map((cellule) => cellule.trim());

type Comptee = { rangee: string[]; numero: number };

const enFeuille = (nom: string, gardees: readonly Comptee[], total: number, reduite: number | null): Feuille => ({
  nom,
  rangees: gardees.map(({ rangee }) => rangee),
  numeros: gardees.map(({ numero }) => numero),
  total,
  reduite,
});

/**
 * STAT-14 : une feuille de plus de deux mille lignes se réduit aux lignes des territoires que l'espace garde, et à celles de tête qui ne
 * parlent d'aucun territoire : les titres y sont. Une telle feuille sans colonne de codes ne se lit pas, ni celle dont il reste plus de
 * quarante mille lignes.
 */
export function reduire(nom: string, rangees: Iterable<readonly string[]>, codes: ReadonlySet<string>): Feuille | null {
  const lues: Comptee[] = [];
  let total = 0;
  let colonne: number | null = null;
  for (const brute of rangees) {
    total += 1;
    if (total === EXAMINEES) colonne = colonneDesCodes(lues.slice(TETE_MIN).map(({ rangee }) => rangee));
    const gardee = colonne !== null && codes.has(normaliserCode(brute[colonne] ?? ""));
    if (total <= ENTIERE || gardee) lues.push({ rangee: nettoyer(brute), numero: total });
  }
  if (total <= ENTIERE) return enFeuille(nom, lues, total, null);
  if (colonne === null) return null;
  const code = colonne;
  const siennes = lues.filter(({ rangee, numero }) => {
    const dit = normaliserCode(rangee[code] ?? "");
    return codes.has(dit) || (numero <= TETE && !FORME.test(dit));
  });
  return siennes.length > GARDEES_MAX ? null : enFeuille(nom, siennes, total, colonne);
}
