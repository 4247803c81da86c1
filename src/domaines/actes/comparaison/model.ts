import type { Jour } from "#commun/jour.ts";

/** Un côté de la comparaison : ce que la convention dit aujourd'hui, ou un contenu figé. */
export const AUJOURDHUI = "aujourdhui";

/** Ce que l'on ne peut pas savoir d'un jour passé, et ce que l'on montre à la place. */
export type Reserve =
  | { genre: "projet" | "pasOuverte" | "avenantLu" | "avenantTu" | "desordre" }
  | { genre: "planNonSuivi"; depuis: Jour | null }
  | { genre: "perdus" | "textesPerdus"; combien: number };
