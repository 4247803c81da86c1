import type { EtatBilanFinal, LireBilansFinaux } from "#domaines/convention/index.ts";
import type { Bilan } from "./model.ts";
import { peutEcrire } from "./rules.ts";
import { listBilans } from "./store.ts";

const etatFinal = (bilan: Bilan): EtatBilanFinal => (peutEcrire(bilan) ? "enCours" : "adopte");

/** Où en est le bilan final de chaque convention, pour qui doit savoir ce qui reste à faire avant sa fin. */
export const lireBilansFinaux: LireBilansFinaux = async (db, perimetre) => {
  const finaux = (await listBilans(db, perimetre)).filter(({ genre }) => genre === "bilanFinal");
  const etats = new Map<string, EtatBilanFinal>();
  for (const bilan of finaux)
    if (etats.get(bilan.convention) !== "adopte") etats.set(bilan.convention, etatFinal(bilan));
  return etats;
};
