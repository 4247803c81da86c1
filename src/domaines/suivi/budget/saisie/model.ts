import type { GenreFinanceur, Ligne } from "../model.ts";

/** Une ligne telle que tapée : le financeur y est encore un nom. */
export type LigneTapee = Omit<Ligne, "financeur" | "acteur"> & { rang: number };

/** Qui paie, d'après ce que l'on a tapé. */
export type FinanceurTape = { financeur: Exclude<GenreFinanceur, "acteur"> } | { financeur: "acteur"; nom: string };

/** Ce qu'une grille demande de confirmer avant d'être gardée. */
export type Question =
  | { sujet: "financeur-neuf"; nom: string }
  | { sujet: "accord-au-dela"; nom: string; demande: number; accorde: number };

/** Un mouvement du journal sur le budget d'une fiche, mis en phrases ; sans phrase, ses valeurs ont été effacées. */
export type MouvementBudget = {
  rang: number;
  le: string;
  auteur: string;
  annee: number | null;
  phrases: readonly string[];
};

/** Autant de lignes qu'une année peut en avoir ; au-delà, ce n'est plus une fiche. */
export const LIGNES_MAX = 40;
/** Les lignes vides proposées à la suite de celles qui existent. */
export const LIGNES_NEUVES = 2;
