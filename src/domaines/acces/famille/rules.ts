import { instantDe, plusMinutes } from "#commun/jour.ts";
import type { SessionFamille } from "./model.ts";

type Duree = Pick<SessionFamille, "duree" | "jusquA" | "expireLe">;

/** ACC-54 : une famille reste entrée tant qu'elle fait un geste : un mois pour un brouillon, deux heures une fois la demande envoyée. */
export const estEntree = ({ jusquA, expireLe }: Duree, maintenant: Date): boolean => {
  const instant = maintenant.toISOString();
  return instant < jusquA && instant < expireLe;
};

/** Jusqu'où un geste prolonge l'entrée ; rien si le dernier a moins d'une minute. */
export function prolongee({ duree, jusquA }: Duree, maintenant: Date): string | null {
  const suite = plusMinutes(maintenant, duree).toISOString();
  return plusMinutes(instantDe(jusquA), 1).toISOString() <= suite ? suite : null;
}
