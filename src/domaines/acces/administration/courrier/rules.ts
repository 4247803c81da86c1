import { instantDe } from "#commun/jour.ts";
import type { DepotVu, EtatDepot } from "./model.ts";

/** ACC-52 : un dépôt attend, part, sera retenté à une heure dite, ou a été abandonné après vingt essais. */
export function etatDeDepot(
  { abandonne, tenu, aPartir }: Pick<DepotVu, "abandonne" | "tenu" | "aPartir">,
  maintenant: Date,
): EtatDepot {
  if (abandonne) return "abandonne";
  if (tenu) return "part";
  return instantDe(aPartir) > maintenant ? "reviendra" : "attend";
}

/** ACC-53 : on ne retente et l'on n'abandonne que ce qui a échoué et n'est pas en train de partir. */
export const peutAgir = ({ tenu, erreur }: Pick<DepotVu, "tenu" | "erreur">): boolean => erreur !== null && !tenu;
