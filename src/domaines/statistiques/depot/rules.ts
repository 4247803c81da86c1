import type { Depose } from "../valeur/model.ts";
import type { Bilan } from "./model.ts";

/** Ce qu'un dépôt apporte, compté. */
export const bilanDe = (valeurs: readonly Depose[], ecartees = 0): Bilan => ({
  valeurs: valeurs.length,
  statistiques: [...new Set(valeurs.map(({ statistique }) => statistique))].toSorted(),
  millesimes: [...new Set(valeurs.map(({ millesime }) => millesime))].toSorted((a, b) => a - b),
  ecartees,
});
