/** Acteurs : les organisations et les personnes d'un espace, sous un seul nom chacune. */
export { posterVerification, VERIFICATION } from "./correction/actions.ts";
export type { Acteur } from "./model.ts";
export {
  findActeurParNom,
  findOrganisationDuCompte,
  findOuCreerActeurs,
  insertActeur,
  listActeurs,
  listActeursDuCompte,
  listAvecDoublons,
  listNomsActeurs,
} from "./store.ts";
export { demander, estAVerifier, etatCorrection } from "./correction/rules.ts";
