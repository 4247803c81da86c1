import { type Refus, refus } from "#commun/refus.ts";

/** Les premiers rôles d'un espace : qui le conduit, qui veille sur ses données. Les autres se donnent de l'intérieur. */
export const PREMIERS_ROLES = ["chargeCooperation", "dpo"] as const;
export type PremierRole = (typeof PREMIERS_ROLES)[number];

/** ACC-13 : on ne ferme ni son propre compte ni celui du dernier administrateur : personne ne pourrait plus le rouvrir. */
export function fermerCompte(
  compte: { id: string; administrateur: boolean },
  par: string,
  administrateurs: number,
): null | Refus<"soi-meme" | "dernier"> {
  if (compte.id === par) return refus("soi-meme");
  return compte.administrateur && administrateurs <= 1 ? refus("dernier") : null;
}
