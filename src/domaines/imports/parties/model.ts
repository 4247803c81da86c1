/** Où chercher d'abord un lieu : les communes déjà reconnues, l'EPCI, le département. */
export type Contexte = { communes?: readonly string[]; epci?: string; departement?: string };

/** Les repères du territoire, prêtés par qui les connaît : le code d'une commune, le SIREN d'un EPCI, ses communes. */
export type Reperes = {
  commune: (nom: string, contexte: Contexte) => string | null;
  epci: (nom: string, contexte: Contexte) => string | null;
  membres: (siren: string) => readonly string[];
  /** Le nom officiel d'une commune ou d'un EPCI. */
  nom?: (code: string) => string | null;
};
