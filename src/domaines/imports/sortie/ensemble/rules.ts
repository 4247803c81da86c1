import { type Refus, refus } from "#commun/refus.ts";

/** Ce qu'un classeur OpenDocument, tenu en mémoire le temps de s'écrire, reçoit au plus. */
export const LIGNES_ODS = 5_000;

/**
 * IMP-104 : un export de plusieurs conventions s'écrit espace par espace, aussi long soit-il ; un classeur OpenDocument, qui ne s'écrit
 * que d'un bloc, s'arrête à cinq mille fiches.
 */
export const peutEcrireOds = (fiches: number): true | Refus<"classeur-trop-grand"> =>
  fiches <= LIGNES_ODS ? true : refus("classeur-trop-grand");

/** Des objets, un par ligne, en un seul tableau JSON, au fil de l'eau. */
export async function* enJson(
  cles: readonly string[],
  rangees: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  let avant = "[\n";
  for await (const rangee of rangees) {
    yield avant + JSON.stringify(Object.fromEntries(cles.map((cle, rang) => [cle, rangee[rang] ?? ""])));
    avant = ",\n";
  }
  yield avant === ",\n" ? "\n]\n" : "[]\n";
}
