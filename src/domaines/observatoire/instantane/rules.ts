import { annee, type Jour } from "#commun/jour.ts";
import type { Portrait } from "../portrait/model.ts";

/** OBS-38 : les portraits se gardent une fois par an : dès que l'année commence, si ce n'est déjà fait ; ce qui est gardé ne bouge plus. */
export const estDu = (aujourdhui: Jour, prises: readonly number[]): boolean => !prises.includes(annee(aujourdhui));

/** D'un portrait, ce qui se garde : la valeur montrée et celles d'ailleurs, sans la série, que les années gardées refont. */
export const alleger = (portrait: Portrait): Portrait => ({
  ...portrait,
  traits: portrait.traits.map((trait) => ({ ...trait, serie: [trait.mesure] })),
});
