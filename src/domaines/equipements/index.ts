/** Équipements : le registre des structures d'un espace, chacune comptée une fois, leurs places, et qui les soutient. */
export { type AccueilIndividuel, listAccueilIndividuel } from "./assistante/store.ts";
export { listAnnexe } from "./annexe/actions.ts";
export type { CadreAnnexe, LigneAnnexe } from "./annexe/rules.ts";
/** Ce qu’une autre tranche sait de qui cite une structure que l’on fusionne ou retire. */
export type { Suite as SuiteStructure } from "./fusion/actions.ts";
export type { LireArrets } from "./arret/actions.ts";
export type { ArretDit } from "./arret/model.ts";
export { lireAnnexeAu, lireSoutiensAu } from "./histoire/actions.ts";
export type { Soutien } from "./model.ts";
export type { Intervalle, PlacesEnForce, PlacesLibres } from "./places/model.ts";
/** Un enfant placé par la commission entre parmi ceux que sa structure accueille, et en sort si la famille renonce. */
export {
  deleteOccupantsDe,
  insertOccupants,
  listPlacesEnForce,
  listPlacesLibres,
  updateSorties,
} from "./places/store.ts";
export type { Periode, Section, Structure } from "./structure/model.ts";
export { estOuverte, structureParait } from "./structure/rules.ts";
/** Qui cite des structures les tient : une fusion au même instant attend, ou se suit. */
export { tenirStructures } from "./fusion/store.ts";
export { listCitationsEquipements, listStructures } from "./structure/store.ts";
export { getBlocEquipements, listSoutiens, saveBlocEquipements } from "./store.ts";
/** Les structures confiées à un responsable : il ne tient qu'elles, et ne lit que les demandes qui les citent. */
export { insertResponsables, listSesStructures } from "./responsable/store.ts";
export { VERIFICATION_STRUCTURE, verificationStructure } from "./correction/actions.ts";
