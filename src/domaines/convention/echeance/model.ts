import type { Jour } from "#commun/jour.ts";
import type { EtatConvention, Suite } from "../cycle/model.ts";
import type { Convention } from "../model.ts";

/** Combien de mois avant la fin on commence à le dire. */
export const PALIERS = [12, 6, 3] as const;
export type Palier = (typeof PALIERS)[number];

export type EtatBilanFinal = "aucun" | "enCours" | "adopte";

/** Ce qui reste à faire avant la fin, dans l'ordre où cela se fait. */
export const TACHES = ["bilanFinal", "suite", "signature"] as const;
export type Tache = (typeof TACHES)[number];

export type Fin = { bilanFinal: EtatBilanFinal; suite: EtatConvention | null };

/** Où en est une convention ce jour-là, et ce qui reste à faire avant sa fin. */
export type Situation = { etat: EtatConvention; alerte: Palier | null; reste: readonly Tache[] };

/** Une convention, le jour où une résiliation y prend effet, et celles qui la renouvellent. */
export type ConventionSuivie = Convention & { effetLe: Jour | null; suites: readonly Suite[] };
