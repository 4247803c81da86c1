import { type Refus, refus } from "#commun/refus.ts";

/** PLA-67 : une action ne se met en commun qu'avec une convention de l'espace qui court en même temps, dont on tient aussi le plan ; ce qui l'était ailleurs le reste. */
export function partager(
  choisies: readonly string[],
  deja: readonly string[],
  possibles: readonly string[],
): string[] | Refus<"convention-non-parallele"> {
  if (choisies.some((une) => !possibles.includes(une))) return refus("convention-non-parallele");
  return [...new Set([...deja.filter((une) => !possibles.includes(une)), ...choisies])].toSorted();
}

/** PLA-80 : de ce qui est en commun, chacun ne voit que les conventions dont il tient le plan ; les autres ne sortent pas de la base. */
export const visibles = (deja: readonly string[], possibles: readonly { id: string }[]): string[] =>
  deja.filter((une) => possibles.some(({ id }) => id === une));
