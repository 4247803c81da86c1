/** Accès : les comptes, leurs rôles et jusqu'où chacun voit. */
export { findCompteParCourriel } from "./compte/store.ts";
export { ACTIONS, type Action, LIBELLES_ROLE } from "./model.ts";
export { accesAvant } from "./motdepasse/actions.ts";
export { DROITS, peut } from "./rules.ts";
export { reprendreSession } from "./session/actions.ts";
export { findPerimetre, listMesLieux, listPerimetres } from "./store.ts";
export { listNoms, nomParmi } from "./noms/store.ts";
