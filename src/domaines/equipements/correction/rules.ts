import type { Jour } from "#commun/jour.ts";
import type { Structure } from "../structure/model.ts";
import type { ReponseStructure } from "./model.ts";

/** EQU-25 : qui tient une structure corrige comment la joindre, son public et ce qu'elle propose, jamais ses places autorisées ni ce qu'on lui paie ; sa fiche est alors vérifiée. */
export const corriger = (structure: Structure, reponse: ReponseStructure, le: Jour): Structure => ({
  ...structure,
  ...reponse,
  verifieLe: le,
});
