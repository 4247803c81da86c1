import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

export const ETATS_SEANCE = ["preparation", "convoquee", "tenue", "approuvee", "annulee"] as const;
export type EtatSeance = (typeof ETATS_SEANCE)[number];
export const LIBELLES_SEANCE: Record<EtatSeance, string> = {
  preparation: "En préparation",
  convoquee: "Convoquée",
  tenue: "Tenue",
  approuvee: "Relevé approuvé",
  annulee: "Annulée",
};

/** GOUV-20 : une réunion se prépare, se convoque, se tient, puis son relevé s'approuve ; elle peut s'annuler tant qu'elle n'est pas tenue. */
export const CYCLE_SEANCE: Cycle<EtatSeance> = {
  preparation: ["convoquee", "tenue", "annulee"],
  convoquee: ["tenue", "annulee"],
  tenue: ["approuvee"],
  approuvee: [],
  annulee: [],
};

/** Une réunion d'une instance. Une heure est celle de Paris, `HH:MM` ; la durée est en minutes. */
export type Seance = {
  id: string;
  instance: string;
  titre: string;
  etat: EtatSeance;
  le: Jour | null;
  debut: string | null;
  duree: number;
  lieu: string;
  /** L'adresse d'une réunion à distance. */
  visio: string;
  message: string;
  preside: string;
  secretaire: string;
  notes: string;
  motif: string;
  /** Monte à chaque changement de ce qui a été convoqué : les agendas se mettent à jour. */
  sequence: number;
  convoqueeLe: string | null;
  envoyeLe: string | null;
  version: number;
};

/** Ce qu'un membre répond à la convocation. */
export const REPONSES = ["present", "excuse", "pouvoir", "suppleant"] as const;
export type Reponse = (typeof REPONSES)[number];

/** Ce qui a été constaté en réunion. */
export const PRESENCES = ["present", "excuse", "absent", "pouvoir", "suppleant"] as const;
export type GenrePresence = (typeof PRESENCES)[number];

/** Ce qu'un membre a répondu, puis s'il est venu ; `pour` est le membre à qui va le pouvoir, ou le suppléant qui vient. */
export type Presence = {
  seance: string;
  membre: string;
  reponse: Reponse | null;
  presence: GenrePresence | null;
  pour: string | null;
  pourNom: string;
  reponduLe: string | null;
  par: "lien" | "saisie" | null;
  inviteLe: string | null;
  inviteSequence: number | null;
  version: number;
};

export const SOUHAITS = ["oui", "siBesoin", "non"] as const;
export type ReponseDate = (typeof SOUHAITS)[number];
export const LIBELLES_SOUHAIT: Record<ReponseDate, string> = { oui: "Oui", siBesoin: "S’il le faut", non: "Non" };

/** Une date parmi celles que l'on propose. */
export type DateProposee = { id: string; seance: string; le: Jour; debut: string };
export type Souhait = { date: string; membre: string; reponse: ReponseDate };
