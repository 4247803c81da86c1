import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

/** Ce que les gens font d'une convention : seul cela s'écrit. */
export const ETATS_ECRITS = ["brouillon", "enNegociation", "delibereeEnPartie", "signee", "resiliee"] as const;
export type EtatEcrit = (typeof ETATS_ECRITS)[number];

export const ETATS_CONVENTION = [...ETATS_ECRITS, "enVigueur", "echue", "reconduite"] as const;
export type EtatConvention = (typeof ETATS_CONVENTION)[number];

/** CONV-10 : la vie d'une convention ; une fois signée, elle ne revient jamais en arrière. */
export const CYCLE: Cycle<EtatConvention> = {
  brouillon: ["enNegociation", "signee"],
  enNegociation: ["brouillon", "delibereeEnPartie", "signee"],
  delibereeEnPartie: ["enNegociation", "signee"],
  signee: ["enVigueur", "resiliee"],
  enVigueur: ["echue", "resiliee", "reconduite"],
  echue: ["reconduite"],
  resiliee: [],
  reconduite: [],
};

export const LIBELLES_ETAT: Record<EtatConvention, string> = {
  brouillon: "Brouillon",
  enNegociation: "En négociation",
  delibereeEnPartie: "Délibérée en partie",
  signee: "Signée",
  enVigueur: "En vigueur",
  echue: "Échue",
  resiliee: "Résiliée",
  reconduite: "Reconduite",
};

/** Où en est la vie d'une convention, telle qu'elle est écrite. */
export type VieConvention = {
  etat: EtatEcrit;
  signeeLe: Jour | null;
  /** La convention qu'elle renouvelle. */
  precedente: string | null;
  avenantOuvert: boolean;
};

/** Une convention qui en renouvelle une autre. */
export type Suite = { id: string; etat: EtatEcrit; debut: Jour | null; fin: Jour | null };

export type RefusPassage =
  | "passage-impossible"
  | "dates-manquantes"
  | "parties-manquantes"
  | "circuit-ouvert"
  | "manques-a-confirmer";

/** Ce que les actes savent d'une convention que l'on dit signée sur papier : si l'on y signe encore ici, et ce qui y manque. */
export type Papier = { circuitOuvert: boolean; manques: readonly string[] };

/** Ce que l'outbox porte quand une convention, ou son avenant, vient d'être signée : ce qui la suit plus haut se fige alors. */
export const SIGNEE = "convention.signee";
