/** Ce qui apporte des valeurs. */
export const GENRES_DEPOT = ["import", "saisie", "tranche"] as const;
export type GenreDepot = (typeof GENRES_DEPOT)[number];

/** Un import se prépare, s'écrit, s'annule ; une saisie ou une tranche est écrite aussitôt. */
export const ETATS_DEPOT = ["prepare", "ecrit", "annule"] as const;
export type EtatDepot = (typeof ETATS_DEPOT)[number];

/** Ce qu'un dépôt a écrit : combien de valeurs, de quels chiffres, de quelles années. */
export type Bilan = { valeurs: number; statistiques: string[]; millesimes: number[]; ecartees: number };
export const BILAN_VIDE: Bilan = { valeurs: 0, statistiques: [], millesimes: [], ecartees: 0 };

export type Depot = {
  id: string;
  rang: number;
  genre: GenreDepot;
  nom: string;
  modele: string;
  source: string;
  etat: EtatDepot;
  empreinte: string;
  auteur: string;
  deposeLe: string;
  bilan: Bilan;
  version: number;
};

/** Qui dépose : une autre tranche, sous un nom qui ne change pas. */
export type Origine = { cle: string; nom: string; source: string; le: string };
