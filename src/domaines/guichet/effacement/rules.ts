import type { Demande } from "../demande/model.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Droit, NatureDroit } from "./model.ts";

const EN_JEU: readonly Demande["etat"][] = ["proposee", "acceptee"];

/**
 * GUI-354 : une famille s'efface quand elle le demande ; si une place lui est proposée ou donnée, il faut d'abord y renoncer, ou que
 * l'enfant soit parti : l'obligation de prouver l'attribution passe devant (RGPD, article 17.3.b).
 */
export const peutEffacer = (demandes: readonly Pick<Demande, "etat">[]): null | Refus<"place-en-jeu"> =>
  demandes.some(({ etat }) => EN_JEU.includes(etat)) ? refus("place-en-jeu") : null;

/** GUI-355 : une même demande ne s'envoie pas deux fois tant que l'on n'y a pas répondu. */
export const peutDemander = (siens: readonly Droit[], nature: NatureDroit): null | Refus<"deja"> =>
  siens.some((droit) => droit.nature === nature && droit.reponduLe === null) ? refus("deja") : null;
