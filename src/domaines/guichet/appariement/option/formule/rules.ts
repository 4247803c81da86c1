import type { Dossier, Enfant, Semaine } from "../../model.ts";

/** Une unité : un dossier et ceux de ses enfants qui se placent ensemble. */
export type Unite = { dossier: Dossier; enfants: readonly number[] };

/** Une façon d'accueillir : la semaine de chaque enfant, et la structure qui la complète. */
export type Formule = { semaines: readonly Semaine[]; complement: number };

/** L'enfant de ce rang dans l'unité. */
export const enfantDe = ({ dossier, enfants }: Unite, rang: number): Enfant =>
  dossier.enfants[enfants[rang] as number] as Enfant;

/** Les structures qui peuvent compléter une semaine : celles que la famille accepte, dans la séance, que la commission n'écarte pas. */
function complementsDe({ dossier, enfants }: Unite, rangs: ReadonlyMap<string, number>): number[] {
  const { complements = [], ecartees } = dossier;
  if (enfants.length > 1) return [];
  return complements.flatMap((id) => (ecartees?.includes(id) ? [] : (rangs.get(id) ?? [])));
}

/**
 * GUI-12 : une semaine réduite se complète d'abord par une autre structure que la famille accepte, puis se prend seule, à moins qu'elle ne
 * veuille sa semaine entière.
 */
export function formulesDe(unite: Unite, rangs: ReadonlyMap<string, number>): Formule[] {
  const longueur = Math.max(...unite.enfants.map((_, rang) => enfantDe(unite, rang).semaines.length));
  const complements = complementsDe(unite, rangs);
  return Array.from({ length: longueur }, (_, pas) => {
    const semaines = unite.enfants.map((__, rang) => {
      const siennes = enfantDe(unite, rang).semaines;
      return siennes[Math.min(pas, siennes.length - 1)] ?? 0;
    });
    const mixtes = pas === 0 ? [] : complements.map((complement) => ({ semaines, complement }));
    const seule = pas === 0 || !unite.dossier.entiere;
    return seule ? [...mixtes, { semaines, complement: -1 }] : mixtes;
  })
    .flat()
    .filter(({ semaines }) => semaines.every((semaine) => semaine !== 0));
}
