import type { Statistique } from "#domaines/statistiques/model.ts";
import { CHIFFRES_CONSEIL, CHIFFRES_PORTRAIT } from "./lexique.ts";
import type { Mesure, Portrait, Trait } from "./model.ts";

/** OBS-26 : un portrait montre les chiffres retenus, dans leur ordre, puis ceux que l'espace a ajoutés au catalogue. */
export function chiffresDe(catalogue: readonly Statistique[]): Statistique[] {
  const retenus = CHIFFRES_PORTRAIT.flatMap((code) => catalogue.find((une) => une.code === code) ?? []);
  const propres = catalogue.filter((une) => "version" in une);
  return [...retenus, ...propres];
}

/** OBS-27 : un portrait montre la dernière année connue, et les autres territoires la même année : jamais deux années côte à côte. */
export const mesureMontree = (serie: readonly Mesure[]): Mesure | null =>
  serie.filter(({ valeur, secret }) => valeur !== null || secret).toSorted((a, b) => b.millesime - a.millesime)[0] ??
  null;

/**
 * OBS-143 : un chiffre donné tel quel, comme une médiane, ne se refait pas des communes : d'un bassin, que personne ne publie, il ne se saura
 * pas ; d'un autre ensemble, il attend sa propre valeur publiée. Ce qui s'attend encore des communes se dit à part.
 */
export function trierAbsents({ lieu, absents }: Pick<Portrait, "lieu" | "absents">) {
  const sansCalcul = ({ formule }: Statistique) => lieu.genre !== "commune" && formule.genre === "donnee";
  return { attendus: absents.filter((une) => !sansCalcul(une)), sansCalcul: absents.filter(sansCalcul) };
}

/** Les chiffres du petit portrait d'une commune : une feuille. */
export const traitsDuConseil = (traits: readonly Trait[]): Trait[] =>
  CHIFFRES_CONSEIL.flatMap((code) => traits.find(({ statistique }) => statistique.code === code) ?? []);

/** La série telle qu'une ligne la dessine : les années connues, dans l'ordre. */
export const pointsDe = (serie: readonly Mesure[]): { t: number; libelle: string; valeur: number }[] =>
  serie
    .flatMap(({ millesime, valeur }) => (valeur === null ? [] : [{ t: millesime, libelle: String(millesime), valeur }]))
    .toSorted((a, b) => a.t - b.t);
