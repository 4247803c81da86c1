import { sansAccents } from "#commun/texte.ts";
import type { SchemaPriorite, ValeurPriorite } from "../model.ts";

const PLAFOND = /^(.*?)\s*\((\d{1,3})\s+(?:fiches?\s+)?au plus\)$/;

/** PLA-19 : une valeur de priorité s'écrit « Top 5 (5 au plus) » quand elle est comptée, et telle quelle sinon. */
export function lireValeur(ligne: string): ValeurPriorite {
  const [, valeur, plafond] = PLAFOND.exec(ligne) ?? [];
  return valeur && plafond ? { valeur, plafond: Number(plafond) } : { valeur: ligne, plafond: null };
}

export const ecrireValeur = ({ valeur, plafond }: ValeurPriorite): string =>
  plafond === null ? valeur : `${valeur} (${plafond} au plus)`;

/** Le schéma que dit un formulaire ; son code vient de son nom et ne change plus. */
export const schemaDe = (libelle: string, valeurs: readonly string[], code?: string): SchemaPriorite => ({
  code:
    code ??
    (sansAccents(libelle)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") ||
      "priorite"),
  libelle,
  valeurs: valeurs.map(lireValeur),
});
