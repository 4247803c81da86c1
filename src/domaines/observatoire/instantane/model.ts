import type { Jour } from "#commun/jour.ts";
import type { Portrait } from "../portrait/model.ts";

/** Le portrait d'un territoire tel qu'il était une année. */
export type Instantane = { annee: number; territoire: string; nom: string; prisLe: Jour; contenu: Portrait };
