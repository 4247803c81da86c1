import type { Jour } from "#commun/jour.ts";

export const GENRES_OBSERVATION = ["verbatim", "observation"] as const;
export type GenreObservation = (typeof GENRES_OBSERVATION)[number];
export const LIBELLES_OBSERVATION: Record<GenreObservation, string> = {
  verbatim: "Ce que quelqu’un a dit",
  observation: "Ce que l’on a vu",
};

/** Ce que l'on a entendu ou vu, un jour, sans dire de qui ; `contexte` dit où et dans quelle occasion. */
export type Observation = {
  id: string;
  convention: string;
  indicateur: string;
  genre: GenreObservation;
  jour: Jour;
  texte: string;
  contexte: string;
  saisiPar: string;
};
