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

const EN_FRANCAIS = ["seconde", "minute", "heure"];

const dire = (nombre: number, mot: string | undefined) => `${nombre} ${mot}${nombre > 1 ? "s" : ""}`;

/** « 40 secondes », « 3 minutes » : ce qu'il reste à attendre, arrondi vers le haut, dans les mots d'une langue. */
export function dureeEnMots(secondes: number, [seconde, minute, heure]: readonly string[] = EN_FRANCAIS): string {
  if (secondes < 60) return dire(secondes, seconde);
  const minutes = Math.ceil(secondes / 60);
  return minutes < 60 ? dire(minutes, minute) : dire(Math.ceil(minutes / 60), heure);
}
