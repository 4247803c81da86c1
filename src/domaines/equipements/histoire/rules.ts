import type { Soutien } from "../model.ts";
import { clesEquipements } from "../rules.ts";

export type Citee = Soutien & { equipement: string };

/**
 * EQU-58 : la liste d'un jour passé est celle d'avant le premier changement d'après ce jour ; un lieu y garde l'identifiant qu'il a
 * aujourd'hui, s'il est encore cité. Rien, si le journal n'en a plus les valeurs.
 */
export function listePassee(
  presente: readonly Citee[],
  changements: readonly { avant: unknown }[],
): readonly Citee[] | null {
  const [premier] = changements;
  if (!premier) return presente;
  if (!Array.isArray(premier.avant)) return null;
  const jadis = premier.avant as Soutien[];
  const cles = clesEquipements(presente);
  const ids = new Map(presente.map(({ equipement }, rang) => [cles[rang], equipement]));
  return clesEquipements(jadis).map((cle, rang) => ({ ...(jadis[rang] as Soutien), equipement: ids.get(cle) ?? cle }));
}
