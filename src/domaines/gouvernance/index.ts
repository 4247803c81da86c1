/** Gouvernance : qui siège ensemble, quand, sur quoi l'on décide, et ce qui s'y est dit. */
export type { Instance } from "./instance/model.ts";
export { getInstance, listInstances } from "./instance/store.ts";
export type { Membre } from "./membre/model.ts";
export { listMembres, listTousMembres } from "./membre/store.ts";
export type { Point, PointPropose } from "./point/model.ts";
export { getPoint, listPoints, listPointsEnAttente, proposerPoint } from "./point/store.ts";
export type { Presence, Seance } from "./seance/model.ts";
export { getSeance, listSeances } from "./seance/store.ts";
export { listPresences } from "./seance/presence/store.ts";
export type { Decision } from "./decision/model.ts";
export { prendre, RIEN_A_CHANGER } from "./decision/actions.ts";
export { citationDe, lireReference, referenceDe } from "./decision/rules.ts";
export { getDecision, listDecisions, listDecisionsDeFiche } from "./decision/store.ts";
export { appliquerEffet, type Appliqueurs, EFFET } from "./decision/effet/actions.ts";
export { listEffets } from "./decision/effet/store.ts";
export { FABRIQUES_COOPERATION } from "./cooperation/rapport/actions.ts";
