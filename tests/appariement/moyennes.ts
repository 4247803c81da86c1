import type { Probleme } from "#domaines/guichet/appariement/model.ts";
import { type Mode, monde } from "#domaines/guichet/appariement/seed.ts";

/** A middle instance: entries in September or January only, so that a solver can hold all its rows. */
export type Moyenne = { familles: number; structures: number; mode: Mode; graine: number };

export const MOYENNES: readonly Moyenne[] = [
  { familles: 30, structures: 3, mode: "commun", graine: 1 },
  { familles: 30, structures: 3, mode: "commun", graine: 2 },
  { familles: 60, structures: 4, mode: "commun", graine: 3 },
  { familles: 120, structures: 6, mode: "commun", graine: 7 },
  { familles: 30, structures: 3, mode: "bonus", graine: 1 },
  { familles: 30, structures: 3, mode: "bonus", graine: 2 },
  { familles: 45, structures: 4, mode: "bonus", graine: 4 },
  { familles: 60, structures: 4, mode: "bonus", graine: 3 },
  { familles: 30, structures: 3, mode: "reserves", graine: 1 },
  { familles: 30, structures: 3, mode: "reserves", graine: 2 },
  { familles: 45, structures: 4, mode: "reserves", graine: 4 },
  { familles: 60, structures: 4, mode: "reserves", graine: 3 },
];

export function moyenne(voulue: Moyenne): Probleme {
  const probleme = monde(voulue);
  const { premier } = probleme.reglages;
  const dossiers = probleme.dossiers.map((dossier) => ({
    ...dossier,
    enfants: dossier.enfants.map((enfant) => {
      const entree = enfant.entree < premier + 4 ? premier : premier + 4;
      return { ...enfant, entree, ne: enfant.ne + entree - enfant.entree };
    }),
  }));
  return { ...probleme, dossiers };
}
