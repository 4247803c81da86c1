import type { PointTrace } from "#ui/graphiques.tsx";
import type { Rentree } from "./effectif/rules.ts";
import type { Prevision, Serie } from "./model.ts";

export const arrondi = (valeur: number, decimales = 0): string =>
  valeur.toLocaleString("fr-FR", { maximumFractionDigits: decimales }).replace("-", "−");
export const direPart = (part: number): string => `${arrondi(part * 100, 1)} %`;

/** Une prévision et sa fourchette : « 14 (10 à 18) », « supposé » quand ses naissances ne sont pas connues. */
export function direFourchette(prevue: Prevision | null | undefined): string {
  if (!prevue) return "—";
  const dite = `${arrondi(prevue.central)} (${arrondi(prevue.bas)} à ${arrondi(prevue.haut)})`;
  return prevue.ferme ? dite : `${dite}, supposé`;
}

/** La courbe d'un niveau : ce qui fut, plein ; ce qui vient, creux, avec sa fourchette. */
export function pointsDe(passe: Serie, rentrees: readonly Rentree[]): PointTrace[] {
  const connus = [...passe]
    .toSorted(([a], [b]) => a - b)
    .map(([annee, valeur]) => ({ t: annee, libelle: String(annee), valeur }));
  const prevus = rentrees.flatMap(({ annee, niveaux: { ps } }) =>
    ps ? [{ t: annee, libelle: String(annee), valeur: ps.central, creux: true, bas: ps.bas, haut: ps.haut }] : [],
  );
  return [...connus, ...prevus];
}
