import type { Jour } from "#commun/jour.ts";
import type { Depouille } from "../questionnaire/rules.ts";

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

/** Du premier au dernier jour, compris. */
export type Periode = { debut: Jour; fin: Jour };

/** Combien de paroles, d'observations et de réponses disent quelque chose d'un indicateur, sans leurs mots. */
export type Dits = {
  paroles: number;
  observations: number;
  derniere: Jour | null;
  avis: { titre: string; reponses: number; questions: Depouille[] }[];
};
