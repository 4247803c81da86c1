import type { Cycle } from "#commun/cycle.ts";
import type { FormatDocument } from "#commun/document.ts";

export const ETATS = ["demandee", "enCours", "prete", "annulee", "echouee"] as const;
export type EtatProduction = (typeof ETATS)[number];

/** DOC-1 : la vie d'une production : demandée, menée, prête ; on l'annule tant qu'elle n'est pas prête, et l'échec se dit. */
export const CYCLE: Cycle<EtatProduction> = {
  demandee: ["enCours", "annulee", "echouee"],
  enCours: ["enCours", "prete", "annulee", "echouee"],
  prete: [],
  annulee: [],
  echouee: [],
};

/** Un document que quelqu'un a demandé, et où il en est. `parametres` : les réglages de la vue, comme dans son adresse. */
export type Production = {
  espace: string;
  id: string;
  convention: string;
  genre: string;
  format: FormatDocument;
  parametres: string;
  etat: EtatProduction;
  progression: number;
  nom: string | null;
  taille: number | null;
  erreur: RaisonEchec | null;
  demandePar: string;
  demandeLe: string;
};

export const RAISONS = ["acces", "introuvable", "pdf-indisponible", "trop-long", "panne"] as const;
export type RaisonEchec = (typeof RAISONS)[number];

/** Les jours où un document prêt reste à prendre ; on en refait un quand on veut. */
export const JOURS_GARDES = 7;
