/** Suivi : où en est chaque fiche, les campagnes qui le demandent, les indicateurs, le budget et le tableau de bord. */
export { listADecider } from "./bord/actions.ts";
export { lireEtats, photoPassee } from "./photo/actions.ts";
export type { FicheVue, Instantane, Mouvements, Photo } from "./photo/model.ts";
export { comparer } from "./photo/rules.ts";
export type { Campagne } from "./campagne/model.ts";
export { listCampagnes } from "./campagne/store.ts";
export type { EtatDefini } from "./etat/model.ts";
export { listEtats } from "./etat/store.ts";
export { additionner } from "./budget/rules.ts";
export { sommerParFiche, sommerParFinanceur } from "./budget/sommes/store.ts";
export { listIndicateurs } from "./indicateur/store.ts";
export { finDe } from "./periode/rules.ts";
export { listValeurs } from "./valeur/actions.ts";
export { etatIndicateur } from "./valeur/rules.ts";
export { OUVERTURE, posterRelance, RELANCE, relancer, relancerOuverture } from "./relance/actions.ts";
export { FABRIQUES_SUIVI } from "./impression/actions.ts";
export { listCitationsSuivi } from "./citation/store.ts";
export { appliquerDecision } from "./decision/actions.ts";
