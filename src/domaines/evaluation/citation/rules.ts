import type { Parole } from "#domaines/suivi/parole/model.ts";
import type { Ecrits } from "../section/model.ts";

const lire = (saisie: string): string[] => saisie.split(/\r?\n/).filter(Boolean);

/** Les clés des paroles que l'on a choisi de citer. */
export const clesCitees = (ecrits: Ecrits): string[] => lire(ecrits.indicateurs?.saisie["citations"] ?? "");

/** EVA-57 : un bilan cite les seules paroles que l'on y a choisies, telles qu'elles sont gardées aujourd'hui : celle que l'on a retirée n'y est plus. */
export function citees(paroles: readonly Parole[], cles: readonly string[]): Parole[] {
  const choisies = new Set(cles);
  return paroles.filter(({ cle }) => choisies.has(cle));
}

/** Ces paroles, l'une sous l'autre. */
export const ecrireParoles = (saisie: string, paroles: readonly Parole[]): string =>
  citees(paroles, lire(saisie))
    .map(({ texte, contexte }) => [texte, contexte].filter(Boolean).join("\n"))
    .join("\n\n");

/** EVA-58 : une parole effacée laisse, dans un bilan figé, une phrase à sa place et rien de l'occasion où elle fut dite. */
export const taire = (citations: readonly Parole[], cle: string, phrase: string): Parole[] | null =>
  citations.some((une) => une.cle === cle)
    ? citations.map((une) => (une.cle === cle ? { ...une, texte: phrase, contexte: "" } : une))
    : null;
