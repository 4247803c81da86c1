import type { Genre } from "./petites.ts";

const SIMPLE: Genre = { familles: 5, structures: 3, points: 3, bonus: 0, fratries: 0.2, modes: ["ensemble"] };
const DUR: Genre = { ...SIMPLE, dur: true, familles: 6 };

/** One ranking for all the structures. */
export const COMMUNS: Record<string, Genre> = {
  "une ou deux fratries": SIMPLE,
  "des places gardées aux seuls ayants droit": {
    ...SIMPLE,
    gardees: true,
    modes: ["ensemble", "siPossible", "separement"],
  },
  "le surnombre et des accueils mixtes": { ...SIMPLE, surnombre: true, mixtes: 0.3 },
  "tous veulent tout": DUR,
};

/** Rankings that differ from one structure to another, or places that cannot be lost. */
export const MELANGES: Record<string, Genre> = {
  "jusqu’à 3 points par structure": { ...SIMPLE, familles: 6, bonus: 3 },
  "jusqu’à 50 points par structure": { ...SIMPLE, familles: 6, bonus: 50 },
  "une réserve ouverte à tous": { ...SIMPLE, reserves: true, bonus: 3 },
  "des fratries que l’on peut séparer": { ...SIMPLE, bonus: 50, fratries: 0.4, modes: ["siPossible", "separement"] },
  "des demandes de changement": { ...SIMPLE, bonus: 3, transferts: 0.4 },
  "des accueils mixtes": { ...SIMPLE, bonus: 50, mixtes: 0.6 },
  "tout à la fois": {
    ...SIMPLE,
    bonus: 5,
    mixtes: 0.3,
    transferts: 0.2,
    reserves: true,
    surnombre: true,
    fratries: 0.3,
    modes: ["ensemble", "siPossible", "separement"],
  },
};

/** Everybody wants everything, and the rankings differ. */
export const DURS: Record<string, Genre> = {
  "jusqu’à 3 points": { ...DUR, bonus: 3 },
  "classements sans rapport": { ...DUR, points: 0, bonus: 50, fratries: 0 },
  "classements sans rapport, fratries": { ...DUR, points: 0, bonus: 50, fratries: 0.3 },
  "sept familles": { ...DUR, familles: 7, points: 0, bonus: 50 },
};
