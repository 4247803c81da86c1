/** Agenda : toutes les dates d'une convention sur une page, et l'agenda privé de chacun. */
export type { DateAgenda } from "./model.ts";
export { lireDates } from "./dates/actions.ts";
