import type { Ouvreur } from "../elements/model.ts";
import type { Jeton } from "../flux/model.ts";
import type { Reconnu } from "../libelles/model.ts";

/** Un libellé d'une fiche et les paragraphes de sa valeur. */
export type ChampLu = {
  reconnu: Reconnu;
  jeton: Jeton;
  valeurs: Jeton[];
  enLigne: boolean;
  /** Le libellé d'à côté, dont la valeur est peut-être mêlée à celle-ci. */
  melee?: string;
};

/** Une fiche encore sans titre ni place dans l'arbre : ce qui la précède, ce qui l'ouvre, ses champs. */
export type Bloc = {
  /** Paragraphes entre la fiche précédente et celle-ci : titres de niveau, parfois le titre. */
  avant: Jeton[];
  /** Dernière ligne de la fiche précédente, si elle est seule et peut être un titre plutôt que la fin d'une valeur. */
  isolee: Jeton | null;
  ouvreur: { ouvreur: Ouvreur; jeton: Jeton } | null;
  /** Paragraphes entre l'ouverture et le premier libellé. */
  intro: Jeton[];
  champs: ChampLu[];
};
