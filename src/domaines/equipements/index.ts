/** Équipements : les lieux d'un espace, chacun compté une fois, et qui les soutient. */
export type { Soutien } from "./model.ts";
export { getBlocEquipements, listSoutiens, saveBlocEquipements } from "./store.ts";
