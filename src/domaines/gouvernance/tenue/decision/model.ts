/** Adopter le bilan dont parle le point : une validation, et le bilan adopté. */
export const ADOPTION = "adoption";

/** Ce que l'on tape d'une décision en séance. */
export const CHAMPS_SEANCE = ["objet", "genre", "point", "responsable", "avant", "vote", "par"] as const;
export type ChampSeance = (typeof CHAMPS_SEANCE)[number];

/** Le nom d'un champ dans le formulaire : « decision-2-objet ». */
export const nomDe = (place: number, champ: ChampSeance): string => `decision-${place}-${champ}`;
