import type { Jour } from "#commun/jour.ts";
import { pluriel, uniteAccordee } from "#commun/texte.ts";
import { finDe, periodeCourte, periodeEnLettres } from "../../periode/rules.ts";
import type { Point } from "../../valeur/model.ts";
import { ecrireNombre } from "../../valeur/nombre/rules.ts";
import type { EtatIndicateur } from "../../valeur/rules.ts";
import type { Indicateur } from "../model.ts";
import { cibleEnLettres } from "../saisie/rules.ts";

/** Un point placé dans le temps, prêt à être dessiné ; `creux` s'il attend d'être validé. */
export type PointDate = { t: number; libelle: string; valeur: number; creux: boolean };

export type Suivi = { indicateur: Indicateur; etat: EtatIndicateur };

/** Une valeur dans les mots de l'indicateur : « 118 enfants », « 62,5 % », « Plutôt satisfait ». */
export function direValeur({ mesure, unite, niveaux }: Indicateur, valeur: number): string {
  if (mesure === "echelle") return niveaux[Math.round(valeur) - 1] ?? ecrireNombre(valeur);
  return [ecrireNombre(valeur), uniteAccordee(valeur, unite)].filter(Boolean).join(" ");
}

const tempsDe = (jour: Jour): number =>
  Number(jour.slice(0, 4)) + (Number(jour.slice(5, 7)) - 1) / 12 + Number(jour.slice(8)) / 372;

/** Les points d'un indicateur tels qu'on les dessine ; d'un cumul, le total qui monte. */
export function pointsDe({ cumul, mesure }: Indicateur, serie: readonly Point[]): PointDate[] {
  let total = 0;
  return serie.map(({ periode, valeur, validee }) => {
    total += valeur;
    return {
      t: tempsDe(finDe(periode)),
      libelle: periodeCourte(periode),
      valeur: cumul && mesure === "nombre" ? total : valeur,
      creux: !validee,
    };
  });
}

/** Ce qu'il reste à faire, dans le sens voulu : « Encore 15 », « Encore 3 de moins », « Encore 7,9 points ». */
function resteDe({ sens, mesure }: Indicateur, reste: number): string {
  const combien = `${ecrireNombre(reste)}${mesure === "pourcentage" ? " points" : ""}`;
  return sens === "hausse" ? `Encore ${combien}` : `Encore ${combien} de moins`;
}

/** Où en est un indicateur, en une phrase ; jamais un pourcentage inventé. */
export function phraseDe({ indicateur, etat }: Suivi): string {
  const { cible, progression, depart } = etat;
  if (!cible || !progression)
    return indicateur.cibles.some(({ modalite }) => modalite === undefined) ? "Pas encore de valeur" : "Sans cible";
  const visee = `${direValeur(indicateur, cible.valeur)} ${cibleEnLettres(cible)}`;
  if (progression.atteinte) return `Cible atteinte : ${visee}`;
  if (indicateur.mesure === "echelle") return `Cible : ${visee}`;
  if (indicateur.sens === "maintien") return `À ${ecrireNombre(progression.reste)} de la cible : ${visee}`;
  const reste = `${resteDe(indicateur, progression.reste)} pour ${visee}`;
  return depart === null || indicateur.cumul ? reste : `${reste}, parti de ${direValeur(indicateur, depart)}`;
}

/** Chaque point du dessin, période et valeur : « 2024 : 40 enfants ; 2025 : 45 enfants ». */
export const direPoints = ({ indicateur, etat }: Suivi): string =>
  pointsDe(indicateur, etat.serie)
    .map(({ libelle, valeur }) => `${libelle} : ${direValeur(indicateur, valeur)}`)
    .join(" ; ");

/** La même chose que le dessin, pour qui ne le voit pas. */
export const descriptionDe = ({ indicateur, etat }: Suivi): string => {
  const [premier, dernier] = [etat.serie[0], etat.serie.at(-1)];
  if (!premier || !dernier) return "Aucune valeur";
  const de = `${direValeur(indicateur, premier.valeur)} (${periodeEnLettres(premier.periode)})`;
  const a = `${direValeur(indicateur, dernier.valeur)} (${periodeEnLettres(dernier.periode)})`;
  return `${pluriel(etat.serie.length, "valeur")}, de ${de} à ${a}. ${phraseDe({ indicateur, etat })}.`;
};
