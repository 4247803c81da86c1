import type { Point } from "../carte/model.ts";
import type { Mesure, Portrait, Trait } from "../portrait/model.ts";
import { phrasesDe } from "../portrait/phrase/rules.ts";

/** Vrai si ce chiffre de ce territoire ne se publie pas cette année-là. */
export type Cache = (statistique: string, territoire: string, millesime: number) => boolean;

const taire = (mesure: Mesure): Mesure => ({
  ...mesure,
  valeur: null,
  numerateur: null,
  denominateur: null,
  secret: true,
});

function publierTrait(
  trait: Trait,
  ici: string,
  { cache, adresse }: { cache: Cache; adresse: (lieu: Trait["comparaisons"][number]["lieu"]) => string },
): Trait {
  const { statistique } = trait;
  const publie = (mesure: Mesure, territoire: string) =>
    cache(statistique.code, territoire, mesure.millesime) ? taire(mesure) : mesure;
  const serie = trait.serie.map((une) => publie(une, ici));
  const mesure = publie(trait.mesure, ici);
  const comparaisons = trait.comparaisons.map((une) => ({
    ...une,
    mesure: une.mesure && publie(une.mesure, adresse(une.lieu)),
  }));
  return { statistique, serie, mesure, comparaisons, phrases: phrasesDe(statistique, { serie, mesure, comparaisons }) };
}

/**
 * OBS-39 : ce qui s'imprime se publie : un petit nombre qu'un producteur protège n'y est pas, ni ici, ni dans le bassin, ni dans une
 * phrase qui le rappellerait d'une autre année.
 */
export const publierPortrait = (
  portrait: Portrait,
  cache: Cache,
  adresse: (lieu: Portrait["lieu"]) => string,
): Portrait => ({
  ...portrait,
  traits: portrait.traits.map((trait) => publierTrait(trait, adresse(portrait.lieu), { cache, adresse })),
});

/** OBS-40 : une carte imprimée tait les mêmes communes que le portrait, et les range à la fin : leur rang dirait encore leur valeur. */
export function publierPoints(points: readonly Point[], tue: (commune: string) => boolean): Point[] {
  const tues = points.filter(({ code }) => tue(code));
  const muets = tues.map((point) => ({ ...point, valeur: null, numerateur: null, denominateur: null, secret: true }));
  return [...points.filter(({ code }) => !tue(code)), ...muets.toSorted((a, b) => (a.code < b.code ? -1 : 1))];
}
