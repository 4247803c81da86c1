import { ESSAIS_DU_CODE } from "../frein/model.ts";
import type { EtatDuLien, Jeton } from "./model.ts";

type Vie = Pick<Jeton, "essais" | "expireLe" | "consommeLe">;

/** ACC-7 : un lien sert une fois, jusqu'à son terme ; cinq codes faux le tuent. */
export function etatDuLien({ essais, expireLe, consommeLe }: Vie, maintenant: Date): EtatDuLien {
  if (consommeLe !== null) return "consomme";
  if (maintenant.toISOString() >= expireLe) return "expire";
  return essais > ESSAIS_DU_CODE ? "epuise" : "bon";
}

/** ACC-8 : dans le navigateur qui l'a demandé, un geste suffit ; ailleurs il faut le code que seul le courriel montre. */
export const demandeLeCode = ({ navigateur }: Pick<Jeton, "navigateur">, temoin: string | null): boolean =>
  navigateur !== null && navigateur !== temoin;
