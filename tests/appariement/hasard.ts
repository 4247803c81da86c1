/** Draws that start over from the same seed: integers below a bound, one of a list, a share of the time. */
export type Hasard = {
  entier: (borne: number) => number;
  parmi: <T>(liste: readonly T[]) => T;
  fois: (part: number) => boolean;
  reel: () => number;
};

export function hasard(graine: number): Hasard {
  let etat = graine >>> 0;
  const reel = () => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = etat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const entier = (borne: number) => Math.floor(reel() * borne);
  return { reel, entier, fois: (part) => reel() < part, parmi: (liste) => liste[entier(liste.length)] as never };
}

/** The same list in another order. */
export function melanger<T>(tirage: Hasard, liste: readonly T[]): T[] {
  const autre = [...liste];
  for (let rang = autre.length - 1; rang > 0; rang--) {
    const avec = tirage.entier(rang + 1);
    [autre[rang], autre[avec]] = [autre[avec] as T, autre[rang] as T];
  }
  return autre;
}
