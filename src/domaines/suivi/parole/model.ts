import type { Jour } from "#commun/jour.ts";
import type { GenreObservation } from "../observation/model.ts";

/** Ce que quelqu'un a dit, ce que l'on a vu, ce que l'on a répondu librement à un questionnaire : des mots que l'on peut citer, et jamais de qui. */
export type Parole = {
  cle: string;
  convention: string;
  indicateur: string | null;
  genre: GenreObservation | "reponse";
  texte: string;
  contexte: string;
  /** Le jour d'une observation ; une réponse à un questionnaire n'en a pas : il ferait reconnaître qui a répondu. */
  jour: Jour | null;
};

export const LIBELLES_PAROLE: Record<Parole["genre"], string> = {
  verbatim: "Ce que quelqu’un a dit",
  observation: "Ce que l’on a vu",
  reponse: "Réponse à un questionnaire",
};

export const cleObservation = (id: string): string => `o-${id}`;
export const cleRetour = (questionnaire: string, envoi: string): string => `r-${questionnaire}-${envoi}`;
