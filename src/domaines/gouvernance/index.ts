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
export { FABRIQUES_COOPERATION } from "./cooperation/rapport/actions.ts";
