import { type Jour, plusMois } from "#commun/jour.ts";
import type { Role } from "#commun/perimetre.ts";
import { MOIS_GARDES, type MotifAcces } from "./model.ts";

/** GUI-352 : qui ouvre une demande au titre d'une structure le fait pour préparer l'accueil ; le délégué, pour répondre à un droit. */
export function motifDe(roles: readonly Role[], ici: MotifAcces): MotifAcces {
  if (roles.includes("agentGuichet")) return ici;
  if (roles.includes("gestionnaireStructure")) return "structure";
  return roles.includes("dpo") ? "droits" : ici;
}

/** GUI-353 : une ouverture se garde douze mois, jour pour jour. */
export const termeDesOuvertures = (aujourdhui: Jour): Jour => plusMois(aujourdhui, -MOIS_GARDES);
