import type { Jour } from "#commun/jour.ts";
import type { Structure } from "../structure/model.ts";
import { dureesDe } from "../structure/rules.ts";
import type { ReponseStructure } from "./model.ts";

/** EQU-25 : qui tient une structure corrige comment la joindre, son public, ce qu'elle propose, ses heures, ses fermetures et son coût, jamais ses places autorisées (un acte les dit) ni ce qu'on lui paie ; sa fiche est alors vérifiée. */
export const corriger = (structure: Structure, reponse: ReponseStructure, le: Jour): Structure => ({
  ...structure,
  ...reponse,
  durees: dureesDe(reponse.ouverture),
  verifieLe: le,
});
