import type { Cycle } from "#commun/cycle.ts";
import type { Mois } from "#commun/mois.ts";
import type { Semaine } from "../../appariement/model.ts";

export const ETATS_LIBEREE = ["ouverte", "proposee", "pourvue", "retiree"] as const;
export type EtatLiberee = (typeof ETATS_LIBEREE)[number];

/** GUI-310 : une place libérée s'offre, se propose, se pourvoit, ou se retire ; refusée, ou rendue par qui l'avait acceptée, elle s'offre de nouveau. */
export const CYCLE_LIBEREE: Cycle<EtatLiberee> = {
  ouverte: ["proposee", "retiree"],
  proposee: ["ouverte", "pourvue", "retiree"],
  pourvue: ["ouverte"],
  retiree: [],
};

/** Une place qui se libère entre deux commissions : où, dans quelle section (vide : tous âges), dès quel mois, quels jours. */
export type PlaceLiberee = {
  id: string;
  structure: string;
  section: string;
  mois: Mois;
  semaine: Semaine;
  raison: string;
  etat: EtatLiberee;
  noteeLe: string;
  noteePar: string;
  version: number;
};
