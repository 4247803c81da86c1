/** Guichet unique : les demandes des familles, le règlement qui les classe, la commission qui décide. */
export { listCitationsReglement } from "./reglement/citation/store.ts";
export { FABRIQUES_REGLEMENT } from "./reglement/impression/actions.ts";
