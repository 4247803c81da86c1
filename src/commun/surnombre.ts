import type { Jour } from "./jour.ts";
import { moisDeRang, premierJour } from "./mois.ts";

/** Le dépassement permis de la capacité autorisée, en pour cent, à partir d'un jour : à l'instant, et sur la semaine. */
export type RegleSurnombre = { depuis: Jour; instant: number; semaine: number };

/** Ce que le code permet aujourd'hui : 115 % à l'instant si la semaine ne dépasse pas 100 % (CSP, art. R. 2324-27). */
export const SURNOMBRE: readonly RegleSurnombre[] = [{ depuis: "2021-09-01", instant: 115, semaine: 100 }];

/** GUI-5 : le surnombre se lit au mois (son rang) : la dernière règle en vigueur à son premier jour, ou aucune. */
export function regleDuMois(regles: readonly RegleSurnombre[], mois: number): RegleSurnombre | null {
  const jour = premierJour(moisDeRang(mois));
  const passees = regles.filter(({ depuis }) => depuis <= jour);
  return passees.toSorted((a, b) => (a.depuis < b.depuis ? 1 : -1))[0] ?? null;
}

/** GUI-6 : le plafond d'un instant s'arrondit à la place entière au-dessous : 115 % de 12 places font 13 enfants. */
export const plafond = (places: number, pourcent: number): number => Math.floor((places * pourcent) / 100);
