import { type Refus, refus } from "#commun/refus.ts";

/** Ce qu'un classeur OpenDocument, tenu en mémoire le temps de s'écrire, reçoit au plus. */
export const LIGNES_ODS = 5_000;

/**
 * IMP-154 : un export de plusieurs conventions s'écrit espace par espace, aussi long soit-il ; un classeur OpenDocument, qui ne s'écrit
 * que d'un bloc, s'arrête à cinq mille fiches.
 */
export const peutEcrireOds = (fiches: number): true | Refus<"classeur-trop-grand"> =>
  fiches <= LIGNES_ODS ? true : refus("classeur-trop-grand");

/** IMP-140 : un export JSON de plusieurs conventions est la liste de leurs échanges, au fil de l'eau, chacun écrit comme il s'écrirait seul. */
export async function* enListe(documents: AsyncIterable<string>): AsyncGenerator<string> {
  let avant = "[\n";
  for await (const un of documents) {
    yield avant + un.trimEnd();
    avant = ",\n";
  }
  yield avant === ",\n" ? "\n]\n" : "[]\n";
}
