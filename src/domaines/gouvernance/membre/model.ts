import type { Jour } from "#commun/jour.ts";

export const VOIX = ["deliberative", "consultative"] as const;
export type Voix = (typeof VOIX)[number];
export const LIBELLES_VOIX: Record<Voix, string> = {
  deliberative: "Membre, qui a voix",
  consultative: "Invité, à titre consultatif",
};

/** Qui siège dans une instance : un acteur de l'espace, ou un nom. Qui en sort reste dans les réunions où il était. */
export type Membre = {
  id: string;
  instance: string;
  rang: number;
  nom: string;
  qualite: string;
  organisation: string;
  acteur: string | null;
  courriel: string | null;
  college: string;
  voix: Voix;
  /** Le code Insee de la commune au nom de qui il siège. */
  commune: string | null;
  /** Le membre qu'il remplace quand celui-ci ne vient pas. */
  suppleantDe: string | null;
  /** La seule réunion où il est invité. */
  seance: string | null;
  /** Le premier jour où il siège ; sans jour dit, depuis toujours. */
  entreLe: Jour | null;
  sortiLe: Jour | null;
  version: number;
};
