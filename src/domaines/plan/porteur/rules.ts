import type { Porteur } from "../model.ts";

/** PLA-23 : qui tient les acteurs de l'espace en ajoute un en le nommant ; le nom inconnu d'un autre est refusé, sa saisie reste. */
export const nomsRefuses = (tientLesActeurs: boolean, porteurs: readonly (Porteur | string)[]): string[] =>
  tientLesActeurs ? [] : porteurs.filter((porteur) => typeof porteur === "string");

/** Ce qu'il faut dire à qui a nommé un acteur que l'espace ne connaît pas. */
export const phraseRefuses = (noms: readonly string[]): string =>
  `${noms.map((nom) => `« ${nom} »`).join(", ")} : encore inconnu des acteurs du territoire. La chargée ou le chargé de coopération peut l’y ajouter ; gardez votre saisie en brouillon, ou écrivez un nom de la page Acteurs.`;
