import { plusMinutes } from "#commun/jour.ts";
import { ESSAIS_DU_CODE } from "../frein/model.ts";
import { type EtatDePorte, OUVERTURE, type Porte, RECEPTION } from "./model.ts";

/** ACC-50 : une porte s'ouvre d'un geste dans le premier navigateur ; dans un autre, il faut le code court du courriel, et le premier la garde ; cinq codes faux la ferment. */
export function etatDePorte(
  { expireLe, navigateur, essais }: Pick<Porte, "expireLe" | "navigateur" | "essais">,
  temoin: string | null,
  maintenant: Date,
): EtatDePorte {
  if (maintenant.toISOString() >= expireLe) return "passee";
  if (navigateur === null || navigateur === temoin) return "geste";
  return essais > ESSAIS_DU_CODE ? "epuisee" : "code";
}

/** ACC-51 : une porte reste ouverte dix minutes après le dernier geste ; une réponse écrite plus lentement est encore reçue pendant deux heures. */
export function estOuvertePour(
  { jusquA, expireLe }: Pick<Porte, "jusquA" | "expireLe">,
  { ecrit, maintenant }: { ecrit: boolean; maintenant: Date },
): boolean {
  if (jusquA === null || maintenant.toISOString() >= expireLe) return false;
  const marge = ecrit ? RECEPTION - OUVERTURE : 0;
  return plusMinutes(maintenant, -marge).toISOString() < jusquA;
}
