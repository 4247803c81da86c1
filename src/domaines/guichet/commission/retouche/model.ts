import type { Difference, Mois, PlaceDite, Semaine } from "../../appariement/model.ts";

export const GENRES_RETOUCHE = ["ajout", "retrait", "capacite", "imposee", "ecartee", "points", "levee"] as const;
export type GenreRetouche = (typeof GENRES_RETOUCHE)[number];

/**
 * Ce qu'une main change une fois la liste gelée. `capacite` : tant de places de plus (ou de moins) dans ces cases, la section nulle étant
 * l'établissement ; `points` : tant de points en plus ou en moins ; `levee` : le geste de ce rang ne vaut plus.
 */
export type Geste =
  | { genre: "ajout" | "retrait"; dossier: string }
  | { genre: "imposee"; dossier: string; place: PlaceDite }
  | { genre: "ecartee"; dossier: string; structure: string }
  | { genre: "points"; dossier: string; variation: number }
  | {
      genre: "capacite";
      structure: string;
      section: string | null;
      de: Mois;
      a: Mois;
      semaine: Semaine;
      variation: number;
    }
  | { genre: "levee"; rang: number };

/** Un geste gardé : qui, quand, pourquoi, ce qu'il a changé pour qui, et à combien de familles l'audit donnait raison après lui. */
export type Retouche = {
  rang: number;
  geste: Geste;
  motif: string;
  par: string;
  le: string;
  differences: Difference[];
  reclamations: number;
};
