/** Des tirages qui recommencent d'une même graine : un entier sous une borne, un d'une liste, une fois sur tant. */
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
