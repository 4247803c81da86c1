import type { Jour } from "#commun/jour.ts";

/** Un service qui tient des séances : un relais, un lieu d'accueil, une halte itinérante. */
export type Service = {
  id: string;
  convention: string;
  nom: string;
  public: string;
  itinerant: boolean;
  /** La structure du registre qu'il fait vivre, s'il y en a une : elle montre ses arrêts. */
  equipement: string | null;
  retireLe: string | null;
};

/** Un arrêt d'un service itinérant : où, à quelles heures (`HH:MM`), depuis quel premier passage, toutes les combien de semaines. */
export type Arret = {
  id: string;
  convention: string;
  service: string;
  commune: string | null;
  lieu: string;
  de: string;
  a: string;
  debut: Jour;
  fin: Jour | null;
  rythme: number;
};

export type Exception = { arret: string; jour: Jour; convention: string; genre: "annule" | "ajoute"; motif: string };

/** Un passage à un arrêt, un jour ; `annule` dit pourquoi il n'a pas lieu. */
export type Passage = { jour: Jour; arret: Arret; annule: string | null; ajoute: boolean };
