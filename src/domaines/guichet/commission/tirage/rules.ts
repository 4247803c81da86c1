import type { DossierGele } from "../gel/model.ts";

/** Combien de caractères de l'empreinte font le tirage : treize, soit cinquante-deux bits, qu'un nombre tient sans arrondi. */
export const CARACTERES = 13;

/** GUI-258 : le tirage d'un dossier est le début de l'empreinte SHA-256 de « la valeur, une espace, le numéro » : chacun peut le refaire. */
export const texteTire = (graine: string, numero: string): string => `${graine} ${numero}`;

/** Le nombre que donne une empreinte ; le plus petit passe devant. */
export const tirageDe = (empreinte: string): number => Number.parseInt(empreinte.slice(0, CARACTERES), 16);

const cleDe = ({ points, departage, depuis }: DossierGele) => [points, ...departage, depuis].join(" ");

/** GUI-259 : le tirage ne sert qu'entre dossiers de mêmes points, mêmes critères de départage et même date. */
export function exAequo(dossiers: readonly DossierGele[]): DossierGele[][] {
  return [...Map.groupBy(dossiers, cleDe).values()].filter(({ length }) => length > 1);
}
