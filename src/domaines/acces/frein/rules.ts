import { secondesDepuis } from "#commun/jour.ts";
import type { Frein, Politique } from "./model.ts";

/** ACC-4 : les essais ratés font attendre, deux fois plus chaque fois et jamais pour toujours ; le temps les efface. */
export function attente(frein: Frein | undefined, politique: Politique, maintenant: Date): number {
  if (!frein || estOublie(frein, politique, maintenant)) return 0;
  const rang = frein.essais - politique.libres;
  if (rang < 0) return 0;
  const duree = Math.min(politique.plafond, politique.premiere * 2 ** rang);
  return Math.max(0, duree - secondesDepuis(frein.depuis, maintenant));
}

/** Le compte après un essai de plus ; il repart de un si le dernier est oublié. */
export const apresEssai = (frein: Frein | undefined, politique: Politique, maintenant: Date): Frein => ({
  essais: frein && !estOublie(frein, politique, maintenant) ? frein.essais + 1 : 1,
  depuis: maintenant.toISOString(),
});

const estOublie = (frein: Frein, politique: Politique, maintenant: Date) =>
  secondesDepuis(frein.depuis, maintenant) >= politique.oubli;

/** « 40 secondes », « 3 minutes » : ce qu'il reste à attendre, arrondi vers le haut. */
export function dureeEnMots(secondes: number): string {
  if (secondes < 60) return `${secondes} seconde${secondes > 1 ? "s" : ""}`;
  const minutes = Math.ceil(secondes / 60);
  if (minutes < 60) return `${minutes} minute${minutes > 1 ? "s" : ""}`;
  const heures = Math.ceil(minutes / 60);
  return `${heures} heure${heures > 1 ? "s" : ""}`;
}
