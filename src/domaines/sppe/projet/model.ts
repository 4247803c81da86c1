import type { Jour } from "#commun/jour.ts";
import type { Structure } from "../avis/model.ts";

export const PARTICIPANTS = ["pmi", "caf", "autorite", "porteur"] as const;
export type Participant = (typeof PARTICIPANTS)[number];
export const LIBELLES_PARTICIPANT: Record<Participant, string> = {
  pmi: "La protection maternelle et infantile",
  caf: "La Caf",
  autorite: "L’autorité organisatrice",
  porteur: "Le porteur du projet",
};

export const SUITES = ["enCours", "demande", "abandonne"] as const;
export type SuiteProjet = (typeof SUITES)[number];
export const LIBELLES_SUITE: Record<SuiteProjet, string> = {
  enCours: "Accompagné",
  demande: "Demande d’avis déposée",
  abandonne: "Abandonné",
};

/** Un porteur reçu par le guichet partenarial, avant toute demande. */
export type ProjetAccueil = {
  id: string;
  nom: string;
  porteur: string;
  contact: string;
  commune: string;
  structure: Structure;
  places: number | null;
  recuLe: Jour;
  participants: Participant[];
  echange: string;
  suite: SuiteProjet;
  version: number;
};
