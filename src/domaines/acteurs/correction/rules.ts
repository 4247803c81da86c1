import { type Jour, plusMois, secondesDepuis } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Acteur } from "../model.ts";
import type { Correction, EtatCorrection, RefusDemande } from "./model.ts";

/** ACT-14 : une fiche est à vérifier si elle ne l'a jamais été, ou pas depuis un an. */
export const estAVerifier = ({ verifieLe }: Pick<Acteur, "verifieLe">, le: Jour): boolean =>
  verifieLe === null || plusMois(verifieLe, 12) <= le;

/** ACT-15 : le lien d'une demande sert une fois, avant son terme ; l'ouvrir ne le consomme pas, seule la réponse le fait. */
export function etatCorrection(
  { reponduLe, expireLe }: Pick<Correction, "reponduLe" | "expireLe">,
  maintenant: Date,
): EtatCorrection {
  if (reponduLe !== null) return "repondue";
  return maintenant.toISOString() < expireLe ? "ouverte" : "passee";
}

const UNE_SEMAINE = 7 * 24 * 3600;

/** ACT-16 : on demande à qui a une adresse, et pas deux fois dans la même semaine tant qu'il n'a pas répondu. */
export function demander(
  { courriel }: Pick<Acteur, "courriel">,
  derniere: Pick<Correction, "demandeLe" | "reponduLe" | "expireLe"> | undefined,
  maintenant: Date,
): Refus<RefusDemande> | null {
  if (!courriel) return refus("sans-courriel");
  const attend = derniere !== undefined && etatCorrection(derniere, maintenant) === "ouverte";
  return attend && secondesDepuis(derniere.demandeLe, maintenant) < UNE_SEMAINE ? refus("deja-demandee") : null;
}

export type Reponse = { nomCourt: string | null; courriel: string | null; qualite: string | null };

/** ACT-17 : qui répond corrige ses coordonnées et sa qualité, jamais son nom, son organisation ni son compte ; sa fiche est alors vérifiée. */
export function corriger(acteur: Acteur, { nomCourt, courriel, qualite }: Reponse, le: Jour): Acteur {
  const corrige = { ...acteur, nomCourt, courriel, verifieLe: le };
  return acteur.sorte === "contact" ? { ...corrige, qualite } : corrige;
}
