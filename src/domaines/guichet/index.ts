/** Guichet unique : les demandes des familles, le règlement qui les classe, la commission qui décide. */
export { FABRIQUES_COMMISSION } from "./commission/impression/actions.ts";
export { LETTRE, posterLettre } from "./commission/lettre/envoi/actions.ts";
export { ECHEANCE } from "./commission/offre/actions.ts";
export { constaterEcheance } from "./commission/offre/echeance/actions.ts";
export { listCitationsCommission } from "./commission/citation/store.ts";
export { listCitationsReglement } from "./reglement/citation/store.ts";
export { FABRIQUES_REGLEMENT } from "./reglement/impression/actions.ts";
export { suiteGuichet } from "./suite/store.ts";
