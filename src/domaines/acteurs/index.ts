/** Acteurs : les organisations et les personnes d'un espace, sous un seul nom chacune. */
export { findInvitable, relier, relierTous } from "./compte/actions.ts";
export { faireVerifier, VERIFICATION, verificationActeur } from "./correction/actions.ts";
export { tenirCorrections } from "./correction/store.ts";
export type { Acteur } from "./model.ts";
export {
  findActeurParNom,
  findOrganisationDuCompte,
  findOuCreerActeurs,
  insertActeur,
  listActeurs,
  listActeursDuCompte,
  listActeursEtFusionnes,
  listAvecDoublons,
  listNomsActeurs,
} from "./store.ts";
export { estAVerifier, etatCorrection } from "./correction/rules.ts";
export { reconnaitreNoms } from "./rules.ts";
