import type { Jour } from "#commun/jour.ts";

export const GENRES_DOCUMENT = [
  "evaluationPassee",
  "charte",
  "synthese",
  "diagnostic",
  "presentation",
  "autre",
] as const;
export type GenreDocument = (typeof GENRES_DOCUMENT)[number];

export const LIBELLES_GENRE_DOCUMENT: Record<GenreDocument, string> = {
  evaluationPassee: "Évaluation de la convention précédente",
  charte: "Charte",
  synthese: "Synthèse",
  diagnostic: "Diagnostic",
  presentation: "Présentation",
  autre: "Autre document",
};

/** Un document qui entoure la convention ; son fichier est joint à lui. */
export type DocumentGarde = {
  id: string;
  convention: string;
  titre: string;
  genre: GenreDocument;
  /** Le jour du document, pas celui du dépôt. */
  jour: Jour | null;
};
