import type { Jour } from "#commun/jour.ts";
import type { Statistique } from "../catalogue/model.ts";
import { SEUILS_CONNUS } from "./lexique.ts";
import type { Seuil } from "./model.ts";

/**
 * STAT-8 : un chiffre public (naissances, élèves, population) se publie tel quel ; des autres, rien sous le seuil de leur producteur, tel
 * que l'espace l'a écrit pour ce jour (sans jour : le dernier écrit), sinon tel qu'on le connaît.
 */
export function seuilAu({ producteur, publique }: Statistique, seuils: readonly Seuil[], jour?: Jour): number | null {
  if (publique) return null;
  const [ecrit] = seuils
    .filter((un) => un.producteur === producteur && (!jour || un.debut <= jour))
    .toSorted((a, b) => (a.debut < b.debut ? 1 : -1));
  return ecrit?.seuil ?? SEUILS_CONNUS[producteur];
}
