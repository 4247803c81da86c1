import type { Hasard } from "#commun/hasard.ts";

/** The same list in another order. */
export function melanger<T>(tirage: Hasard, liste: readonly T[]): T[] {
  const autre = [...liste];
  for (let rang = autre.length - 1; rang > 0; rang--) {
    const avec = tirage.entier(rang + 1);
    [autre[rang], autre[avec]] = [autre[avec] as T, autre[rang] as T];
  }
  return autre;
}
