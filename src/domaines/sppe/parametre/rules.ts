import type { Jour } from "#commun/jour.ts";
import { VALEURS_DES_TEXTES } from "./lexique.ts";
import type { Parametre, ValeurDatee, ValeurDuJour } from "./model.ts";

/** SPPE-1 : un paramètre vaut, un jour, ce que dit sa valeur la plus récente ; à date égale, celle que l'espace a écrite l'emporte sur le texte. */
export function valeurAu(ecrites: readonly ValeurDatee[], code: Parametre, jour: Jour): ValeurDuJour | null {
  const possibles: ValeurDuJour[] = [
    ...VALEURS_DES_TEXTES.map((une) => ({ ...une, ecrite: false })),
    ...ecrites.map((une) => ({ ...une, ecrite: true })),
  ].filter((une) => une.code === code && une.debut <= jour);
  return possibles.reduce<ValeurDuJour | null>(
    (retenue, une) => (retenue && retenue.debut > une.debut ? retenue : une),
    null,
  );
}

/** Le nombre seul, ou rien si rien ne vaut encore ce jour-là. */
export const nombreAu = (ecrites: readonly ValeurDatee[], code: Parametre, jour: Jour): number | null =>
  valeurAu(ecrites, code, jour)?.valeur ?? null;
