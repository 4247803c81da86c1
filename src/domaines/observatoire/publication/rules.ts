import type { Lieu, Tu } from "#domaines/statistiques/model.ts";
import type { Point } from "../carte/model.ts";
import type { Mesure, Portrait, Trait } from "../portrait/model.ts";
import { phrasesDe } from "../portrait/phrase/rules.ts";

const taire = (mesure: Mesure): Mesure => ({
  ...mesure,
  valeur: null,
  numerateur: null,
  denominateur: null,
  secret: true,
});

function publierTrait(trait: Trait, ici: Lieu, tu: Tu): Trait {
  const { statistique } = trait;
  const publie = (mesure: Mesure, lieu: Lieu) =>
    tu(statistique.code, lieu, mesure.millesime) ? taire(mesure) : mesure;
  const serie = trait.serie.map((une) => publie(une, ici));
  const mesure = publie(trait.mesure, ici);
  const comparaisons = trait.comparaisons.map((une) => ({
    ...une,
    mesure: une.mesure && publie(une.mesure, une.lieu),
  }));
  return { statistique, serie, mesure, comparaisons, phrases: phrasesDe(statistique, { serie, mesure, comparaisons }) };
}

/**
 * OBS-39 : ce qui s'imprime se publie : un petit nombre qu'un producteur protège n'y est pas, ni ici, ni dans le bassin, ni dans une
 * phrase qui le rappellerait d'une autre année.
 */
export const publierPortrait = (portrait: Portrait, tu: Tu): Portrait => ({
  ...portrait,
  traits: portrait.traits.map((trait) => publierTrait(trait, portrait.lieu, tu)),
});

/** OBS-40 : une carte imprimée tait les mêmes communes que le portrait, et les range à la fin : leur rang dirait encore leur valeur. */
export function publierPoints(points: readonly Point[], tue: (commune: string) => boolean): Point[] {
  const tues = points.filter(({ code }) => tue(code));
  const muets = tues.map((point) => ({ ...point, valeur: null, numerateur: null, denominateur: null, secret: true }));
  return [...points.filter(({ code }) => !tue(code)), ...muets.toSorted((a, b) => (a.code < b.code ? -1 : 1))];
}
