import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Mois } from "#commun/mois.ts";

export const ETATS_COMMISSION = ["preparee", "gelee", "tiree", "tenue", "close", "annulee"] as const;
export type EtatCommission = (typeof ETATS_COMMISSION)[number];

/** GUI-250 : une commission se prépare, gèle sa liste, tire au sort, se tient, se clôt ; avant d'être close, elle peut être annulée. */
export const CYCLE_COMMISSION: Cycle<EtatCommission> = {
  preparee: ["gelee", "annulee"],
  gelee: ["tiree", "annulee"],
  tiree: ["tenue", "annulee"],
  tenue: ["close", "annulee"],
  close: [],
  annulee: [],
};

/**
 * Une séance : le jour où elle siège, les mois d'entrée qu'elle examine (`aMois` compris), les structures dont elle donne les places.
 * `delai` : les jours qu'a une famille pour répondre ; `risque` : celui que la sur-attribution ne dépasse pas (0 : aucune) ; `annonce` :
 * comment la valeur du tirage sera obtenue ; `graine` : cette valeur.
 */
export type Commission = {
  id: string;
  nom: string;
  le: Jour;
  deMois: Mois;
  aMois: Mois;
  structures: string[];
  etat: EtatCommission;
  delai: number;
  risque: number;
  annonce: string;
  graine: string | null;
  tireeLe: string | null;
  /** Qui siégeait, une personne par ligne. */
  presents: string;
  version: number;
};
