import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Part, Statistique } from "#domaines/statistiques/model.ts";
import { estCommencee } from "../../periode/rules.ts";
import type { Mesuree } from "../../valeur/model.ts";
import type { Indicateur } from "../model.ts";

/** Le chiffre du territoire que cite un indicateur, par son code ou par son nom. */
export function trouverCitee(texte: string, statistiques: readonly Statistique[]): Statistique | null {
  const cle = sansAccents(texte).trim();
  if (!cle) return null;
  return statistiques.find(({ code, nom }) => sansAccents(code) === cle || sansAccents(nom) === cle) ?? null;
}

/** Une année d'un chiffre, telle que l'indicateur peut la reprendre. */
export type Reprise = Mesuree & { periode: string; source: string };

/** SUI-250 : un indicateur annuel, non détaillé et qui se saisit reprend un compte s'il est un nombre, un rapport en pour cent s'il est une part. */
export function peutReprendre(indicateur: Indicateur, { formule }: Statistique): boolean {
  const { frequence, ventilation, decompte, mesure, retireLe } = indicateur;
  if (frequence !== "annuelle" || ventilation !== "aucune" || decompte !== null || retireLe) return false;
  if (mesure === "pourcentage") return formule.genre === "rapport" && formule.facteur === 100;
  return mesure === "nombre";
}

export type Annee = { millesime: number; part: Part; valeur: number | null; source: string };

/** SUI-290 : une année qui ne se publie pas ne se reprend pas, et se nomme ; les autres suivent leur cours. */
export function separer(annees: readonly Annee[], estTue: (millesime: number) => boolean): [number[], Annee[]] {
  const tues = annees.filter(({ millesime, valeur }) => valeur !== null && estTue(millesime));
  return [
    tues.map(({ millesime }) => millesime).toSorted((a, b) => b - a),
    annees.filter((une) => !tues.includes(une)),
  ];
}

/**
 * SUI-251 : chaque année déjà commencée dont le chiffre est connu se propose, avec ses deux termes si c'est une part ; celle que
 * l'indicateur dit déjà de même ne se propose plus.
 */
export function reprisesDe(
  indicateur: Indicateur,
  annees: readonly Annee[],
  { dites, aujourdhui }: { dites: readonly (Mesuree & { periode: string })[]; aujourdhui: Jour },
): Reprise[] {
  const propose = ({ millesime, part, valeur, source }: Annee): Reprise[] => {
    const periode = String(millesime);
    const [nombre, sur] = indicateur.mesure === "pourcentage" ? [part.numerateur, part.denominateur] : [valeur, null];
    if (nombre === null || (indicateur.mesure === "pourcentage" && sur === null)) return [];
    const deja = dites.some((une) => une.periode === periode && une.nombre === nombre && une.sur === sur);
    return deja || !estCommencee(periode, aujourdhui) ? [] : [{ periode, nombre, sur, source }];
  };
  return annees.toSorted((a, b) => b.millesime - a.millesime).flatMap(propose);
}
