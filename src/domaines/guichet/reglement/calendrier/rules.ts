import { type Jour, plusJours } from "#commun/jour.ts";
import type { Contenu, RendezVous } from "../model.ts";

const MOIS = Array.from({ length: 12 }, (_, rang) => rang + 1);

/** GUI-213 : une commission examine les mois d'entrée de sa période, qui peut passer l'année (de novembre à janvier). */
export const examine = ({ entreesDe, entreesA }: RendezVous, mois: number): boolean =>
  entreesDe <= entreesA ? mois >= entreesDe && mois <= entreesA : mois >= entreesDe || mois <= entreesA;

/** Les mois d'entrée que nulle commission n'examine. */
export const moisSansCommission = (calendrier: readonly RendezVous[]): number[] =>
  MOIS.filter((mois) => !calendrier.some((rendezVous) => examine(rendezVous, mois)));

/** GUI-214 : une famille a, pour répondre, le délai du règlement ; le dernier jour en est. */
export const limiteDeReponse = ({ delaiReponse }: Pick<Contenu, "delaiReponse">, proposeeLe: Jour): Jour =>
  plusJours(proposeeLe, delaiReponse);

/** Ce qui date l'attente d'une demande. */
export type FaitsDates = {
  deposeeLe: Jour;
  completeLe: Jour | null;
  neeLe: Jour | null;
  naissanceConfirmeeLe: Jour | null;
  refuseeLe: Jour | null;
};

function premierJour({ anciennete }: Pick<Contenu, "anciennete">, faits: FaitsDates): Jour | null {
  if (anciennete === "depot") return faits.deposeeLe;
  if (anciennete === "complete") return faits.completeLe;
  return faits.neeLe && faits.neeLe <= faits.deposeeLe ? faits.deposeeLe : faits.naissanceConfirmeeLe;
}

/**
 * GUI-215 : une demande attend depuis le jour que dit le règlement : dépôt, demande complète ou naissance confirmée ; un refus la remet à
 * zéro s'il le dit ; un changement ou une restauration, jamais.
 */
export function attendDepuis(contenu: Pick<Contenu, "anciennete" | "refusRemetAZero">, faits: FaitsDates): Jour | null {
  const premier = premierJour(contenu, faits);
  const { refuseeLe } = faits;
  return premier && refuseeLe && contenu.refusRemetAZero && refuseeLe > premier ? refuseeLe : premier;
}
