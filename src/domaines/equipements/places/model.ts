import type { Mois } from "#commun/mois.ts";
import type { CodeSection, Comptage } from "../structure/model.ts";

/** Les places libres d'une section un mois donné, par demi-journée ; négatives, il y a plus d'enfants que la capacité autorisée. */
export type PlacesLibres = {
  structure: string;
  section: string;
  code: CodeSection;
  mois: Mois;
  demiJournees: number[];
  source: Comptage;
};

/** De quel mois à quel mois, les deux compris. */
export type Intervalle = { de: Mois; a: Mois };
