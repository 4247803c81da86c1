/** Accès : les comptes, leurs rôles et jusqu'où chacun voit. */
export { ACTIONS, type Action, LIBELLES_ROLE } from "./model.ts";
export { DROITS, peut } from "./rules.ts";
export { findCompteDeSession, findPerimetre, listPerimetres } from "./store.ts";
