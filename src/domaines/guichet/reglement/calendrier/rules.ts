import type { RendezVous } from "../model.ts";

const MOIS = Array.from({ length: 12 }, (_, rang) => rang + 1);

/** GUI-213 : une commission examine les mois d'entrée de sa période, qui peut passer l'année (de novembre à janvier). */
export const examine = ({ entreesDe, entreesA }: RendezVous, mois: number): boolean =>
  entreesDe <= entreesA ? mois >= entreesDe && mois <= entreesA : mois >= entreesDe || mois <= entreesA;

/** Les mois d'entrée que nulle commission n'examine. */
export const moisSansCommission = (calendrier: readonly RendezVous[]): number[] =>
  MOIS.filter((mois) => !calendrier.some((rendezVous) => examine(rendezVous, mois)));
