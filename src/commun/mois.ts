import { type Jour, plusJours } from "./jour.ts";

/** Un mois civil, `AAAA-MM` : se compare comme une chaîne. */
export type Mois = `${number}-${number}`;

const NOMS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** Vrai si la chaîne est un mois du calendrier. */
export const estMois = (texte: string): texte is Mois => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(texte);

/** Le mois d'un jour. */
export const moisDuJour = (jour: Jour): Mois => jour.slice(0, 7) as Mois;

/** Le premier jour d'un mois. */
export const premierJour = (mois: Mois): Jour => `${mois}-01` as Jour;

/** Un mois compté sans fin : année × 12 + rang du mois (janvier vaut 0). */
export const rangDuMois = (mois: Mois): number => Number(mois.slice(0, 4)) * 12 + Number(mois.slice(5, 7)) - 1;

/** Le mois qui porte ce rang. */
export const moisDeRang = (rang: number): Mois =>
  `${String(Math.floor(rang / 12)).padStart(4, "0")}-${String((rang % 12) + 1).padStart(2, "0")}` as Mois;

/** Le mois qui vient `nombre` mois plus tard, ou plus tôt s'il est négatif. */
export const decalerMois = (mois: Mois, nombre: number): Mois => moisDeRang(rangDuMois(mois) + nombre);

/** Les mois de l'un à l'autre, les deux compris ; aucun si le second vient avant. */
export const moisEntre = (de: Mois, a: Mois): Mois[] =>
  Array.from({ length: Math.max(0, rangDuMois(a) - rangDuMois(de) + 1) }, (_, rang) => decalerMois(de, rang));

/** « septembre », pour 9. */
export const nomDuMois = (numero: number): string => NOMS[(numero - 1) % 12] ?? "";

/** « septembre 2026 ». */
export const moisEnLettres = (mois: Mois): string => `${NOMS[rangDuMois(mois) % 12]} ${mois.slice(0, 4)}`;

/** « de mars 2027 », « d’avril 2027 » : un mois dit en lettres, après « de ». */
export const apresDe = (dit: string): string => (/^[ao]/.test(dit) ? `d’${dit}` : `de ${dit}`);

/** Tous les jours d'un mois. */
export function joursDuMois(mois: Mois): Jour[] {
  const jours: Jour[] = [];
  for (let jour = premierJour(mois); jour.startsWith(mois); jour = plusJours(jour, 1)) jours.push(jour);
  return jours;
}
