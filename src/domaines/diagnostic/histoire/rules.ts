import { defaire, type Ecrit } from "#commun/histoire.ts";
import type { DiagnosticEcrit } from "../model.ts";

type Ligne = Ecrit & { objet: string };

export const OBJETS_DIAGNOSTIC = [
  "diagnostic.section",
  "diagnostic.figure",
  "diagnostic.enjeu",
  "diagnostic.zone",
] as const;

/** Ce que le journal ne garde pas d'une section retirée : sa place, avant qu'il ne l'ait gardée, est à la fin. */
const SECTION = { modele: null, ordre: Number.MAX_SAFE_INTEGER, besoinsDepuis: {}, version: 0 };
const ENJEU = { apports: [], zones: [] };

/** Un retrait rend ce que le journal a gardé, complété de ce qu'il ne garde pas. */
const rendre = (ligne: Ligne, defauts: object): Ligne =>
  ligne.action === "retrait" && ligne.avant !== null
    ? { ...ligne, avant: { ...defauts, id: ligne.objetId, ...(ligne.avant as object) } }
    : ligne;

const parMots = (...mots: readonly (readonly [string, string])[]): number =>
  mots.map(([un, autre]) => (un < autre ? -1 : un > autre ? 1 : 0)).find((ordre) => ordre !== 0) ?? 0;

/**
 * DIAG-13 : le diagnostic d'un jour passé est celui d'aujourd'hui, dont on défait ce qui fut écrit depuis : les parties, les chiffres
 * appelés, les enjeux et les zones ; ce que le journal n'a plus se compte.
 */
export function defaireDiagnostic(
  present: DiagnosticEcrit,
  lignes: readonly Ligne[],
): DiagnosticEcrit & { perdus: number } {
  const de = <T extends { id: string }>(
    objet: (typeof OBJETS_DIAGNOSTIC)[number],
    presents: readonly T[],
    defauts = {},
  ) => {
    const siennes = lignes.filter((ligne) => ligne.objet === objet).map((ligne) => rendre(ligne, defauts));
    const { elements, perdus } = defaire(presents, siennes);
    return { elements, perdus: perdus.filter((id) => elements.some((un) => un.id === id)).length };
  };
  const sections = de("diagnostic.section", present.sections, SECTION);
  const figures = de("diagnostic.figure", present.figures);
  const enjeux = de("diagnostic.enjeu", present.enjeux, ENJEU);
  const zones = de("diagnostic.zone", present.zones);
  return {
    sections: sections.elements,
    figures: figures.elements.toSorted((a, b) => a.ordre - b.ordre || parMots([a.id, b.id])),
    enjeux: enjeux.elements.toSorted((a, b) => parMots([a.id, b.id])),
    zones: zones.elements.toSorted((a, b) => parMots([a.theme, b.theme], [a.nom, b.nom], [a.id, b.id])),
    perdus: sections.perdus + figures.perdus + enjeux.perdus + zones.perdus,
  };
}
