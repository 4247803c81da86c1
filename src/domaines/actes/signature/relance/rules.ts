import { type Jour, joursEntre } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Signature } from "../model.ts";
import { peutRelancer, SEMAINE } from "../rules.ts";

export type RefusRelances = "relance-passee" | "relances-rapprochees" | "trop-de-relances";
export const RELANCES_MAX = 12;

/** ACTE-78 : la coordination choisit les jours de relance : à venir, ou déjà choisis, à une semaine au moins l'un de l'autre, douze au plus. */
export function verifierRelances(
  jours: readonly Jour[],
  choisis: readonly Jour[],
  aujourdhui: Jour,
): Refus<RefusRelances> | null {
  if (jours.length > RELANCES_MAX) return refus("trop-de-relances");
  if (jours.some((jour) => jour <= aujourdhui && !choisis.includes(jour))) return refus("relance-passee");
  const ranges = jours.toSorted();
  const serres = ranges.some((jour, rang) => rang > 0 && joursEntre(ranges[rang - 1] ?? jour, jour) < SEMAINE);
  return serres ? refus("relances-rapprochees") : null;
}

/**
 * ACTE-79 : le dernier jour choisi qui est venu relance qui a reçu le document et n'a rien rendu, une fois ; qui l'a reçu, ou a été
 * relancé, depuis moins d'une semaine attend qu'elle soit passée ; qui a signé ou refusé ne reçoit plus rien.
 */
export function relanceDue(
  signature: Pick<Signature, "etat" | "courriel" | "envoyeeLe" | "relanceeLe">,
  jours: readonly Jour[],
  aujourdhui: Jour,
): Jour | null {
  const venu = jours
    .filter((jour) => jour <= aujourdhui)
    .toSorted()
    .at(-1);
  const dernier = signature.relanceeLe ?? signature.envoyeeLe;
  if (!venu || dernier === null || venu <= dernier) return null;
  return peutRelancer(signature, aujourdhui) ? venu : null;
}
