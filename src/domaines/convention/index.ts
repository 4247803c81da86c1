/** Convention : ce qu'elle est, qui la signe, quelles communes elle couvre, et son texte. */
export { type Creation, creerConvention } from "./actions.ts";
export { type ElementsConvention, getBlocConvention, getElementsConvention, saveBlocConvention } from "./bloc/store.ts";
export { espacesOuverts, peutCreer } from "./creation/rules.ts";
export type { BlocConvention, Convention, Identite } from "./model.ts";
export { getConvention, insertConvention } from "./store.ts";
