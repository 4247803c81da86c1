import type { Jour } from "#commun/jour.ts";
import type { Producteur } from "../catalogue/model.ts";

/** Sous combien un producteur ne laisse rien publier, depuis quand, et qui le dit. */
export type Seuil = { producteur: Producteur; debut: Jour; seuil: number; source: string };
