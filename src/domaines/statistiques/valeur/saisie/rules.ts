import { type Refus, refus } from "#commun/refus.ts";
import type { Statistique } from "../../catalogue/model.ts";
import type { Depose } from "../model.ts";

export type RefusSaisie = "rien-dit" | "terme-manque" | "terme-de-trop";

/**
 * STAT-26 : on écrit la valeur d'un compte ; d'un rapport, ses deux termes, sa valeur telle qu'elle est donnée, ou les trois ; un secret
 * n'a pas de valeur.
 */
export function verifierSaisie({ formule }: Statistique, dite: Depose): Depose | Refus<RefusSaisie> {
  const termes = [dite.numerateur, dite.denominateur].filter((terme) => terme != null).length;
  const rapport = formule.genre === "rapport" || formule.genre === "evolution";
  if (!rapport && termes > 0) return refus("terme-de-trop");
  if (termes === 1) return refus("terme-manque");
  return dite.valeur == null && termes === 0 && !dite.secret ? refus("rien-dit") : dite;
}
