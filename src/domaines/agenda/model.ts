import type { Jour } from "#commun/jour.ts";

export const GENRES_DATE = [
  "reunion",
  "campagne",
  "echeance",
  "jalon",
  "decision",
  "bilan",
  "echange",
  "petiteEnfance",
  "convention",
  "deliberation",
  "communication",
] as const;
export type GenreDate = (typeof GENRES_DATE)[number];
export const LIBELLES_DATE: Record<GenreDate, string> = {
  reunion: "Réunions",
  campagne: "Campagnes",
  echeance: "Échéances des fiches",
  jalon: "Étapes",
  decision: "Décisions à exécuter",
  bilan: "Bilans",
  echange: "Échanges de données à revoir",
  petiteEnfance: "Délais de la petite enfance",
  convention: "Termes de la convention",
  deliberation: "Délibérations des conseils",
  communication: "Communication commune",
};

/** Une date de la convention. `debut` est une heure de Paris, `HH:MM` ; sans elle, la journée entière. */
export type DateAgenda = {
  /** Ne change jamais, quoi qu'il arrive à ce dont il s'agit. */
  uid: string;
  convention: string;
  genre: GenreDate;
  titre: string;
  jour: Jour;
  debut: string | null;
  minutes: number | null;
  lieu: string;
  href: string;
  annulee: boolean;
  /** La séquence de ses courriels, si elle en a : le flux ne dit pas moins. */
  sequence?: number;
};

/** Ce qu'un flux a dit d'une date la dernière fois ; `le` : quand il l'a dit pour la première fois ainsi. */
export type DatePubliee = { date: DateAgenda; sequence: number; annule: boolean; le: string };
