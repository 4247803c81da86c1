import { type Refus, refus } from "#commun/refus.ts";
import type { Statistique } from "../../catalogue/model.ts";
import type { Depose } from "../model.ts";
import { estNegatifATort } from "../rules.ts";

export type RefusSaisie = "rien-dit" | "terme-manque" | "terme-de-trop" | "negatif";

const TERMES = ["valeur", "numerateur", "denominateur"] as const;

/**
 * STAT-26 : on écrit la valeur d'un compte ; d'un rapport, ses deux termes, sa valeur telle qu'elle est donnée, ou les trois ; un secret
 * n'a pas de valeur.
 */
export function verifierSaisie(statistique: Statistique, dite: Depose): Depose | Refus<RefusSaisie> {
  const { formule } = statistique;
  if (TERMES.some((terme) => estNegatifATort(statistique, terme, dite[terme] ?? 0))) return refus("negatif");
  const termes = [dite.numerateur, dite.denominateur].filter((terme) => terme != null).length;
  const rapport = formule.genre === "rapport" || formule.genre === "evolution";
  if (!rapport && termes > 0) return refus("terme-de-trop");
  if (termes === 1) return refus("terme-manque");
  return dite.valeur == null && termes === 0 && !dite.secret ? refus("rien-dit") : dite;
}
