import type { ChampNational } from "#domaines/plan/model.ts";
import { COMPETENCES, type Competence } from "../competence/model.ts";
import type { Rattachement } from "./model.ts";

const cleDe = ({ fiche, competence }: Rattachement) => `${fiche}/${competence}`;

/**
 * SPPE-130 : une fiche du champ petite enfance dit quelles compétences elle sert, une, plusieurs ou aucune ; celle qui l'a dit le garde,
 * même si son champ a changé depuis.
 */
export const seRattache = (champ: ChampNational, siens: readonly Competence[]): boolean =>
  champ === "petiteEnfance" || siens.length > 0;

/** SPPE-131 : on n'écrit que ce qui change, et seulement des fiches que l'on avait sous les yeux. */
export function changements(
  avant: readonly Rattachement[],
  apres: readonly Rattachement[],
  montrees: ReadonlySet<string>,
): { ajoutes: Rattachement[]; otes: Rattachement[] } {
  const [tenus, voulus] = [new Set(avant.map(cleDe)), new Set(apres.map(cleDe))];
  return {
    ajoutes: apres.filter((un) => montrees.has(un.fiche) && !tenus.has(cleDe(un))),
    otes: avant.filter((un) => montrees.has(un.fiche) && !voulus.has(cleDe(un))),
  };
}

/** Les compétences de chaque fiche, dans l'ordre de la loi. */
export function parFiche(rattachements: readonly Rattachement[]): ReadonlyMap<string, Competence[]> {
  const groupes = Map.groupBy(rattachements, ({ fiche }) => fiche);
  return new Map(
    [...groupes].map(([fiche, siens]) => [
      fiche,
      COMPETENCES.filter((une) => siens.some(({ competence }) => competence === une)),
    ]),
  );
}
