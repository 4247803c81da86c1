import { GENRES_DECISION } from "../../decision/model.ts";

/** Ce qu'une décision prise en séance peut être : remplacer une fiche se dit au registre, qui demande par laquelle. */
export const GENRES_EN_SEANCE = GENRES_DECISION.filter((genre) => genre !== "remplacement");

/** Adopter le bilan dont parle le point : une validation, et le bilan adopté. */
export const ADOPTION = "adoption";

/** Ce que l'on tape d'une décision en séance. */
export const CHAMPS_SEANCE = ["objet", "genre", "point", "responsable", "avant", "vote"] as const;
export type ChampSeance = (typeof CHAMPS_SEANCE)[number];

/** Le nom d'un champ dans le formulaire : « decision-2-objet ». */
export const nomDe = (place: number, champ: ChampSeance): string => `decision-${place}-${champ}`;
