/** Convention : ce qu'elle est, qui la signe, quelles communes elle couvre, son texte, et où en est sa vie. */
export { type Creation, creerConvention, dejaCreee } from "./actions.ts";
export {
  type ElementsConvention,
  getBlocConvention,
  getElementsConvention,
  restaurerElements,
  saveBlocConvention,
} from "./bloc/store.ts";
export { espacesOuverts, peutCreer } from "./creation/rules.ts";
export { annoncerSignature, ouvrirAvenant, passerConvention } from "./cycle/actions.ts";
export type { EtatConvention, EtatEcrit } from "./cycle/model.ts";
export { estSignee, estVerrouillee } from "./cycle/rules.ts";
export { listFins } from "./cycle/store.ts";
export { quiDoitVoter, suivreVotes } from "./deliberation/actions.ts";
export { recoursJusquAu } from "./deliberation/delai/rules.ts";
export {
  type ActeEcrit,
  type Empreintes,
  type EtatVote,
  type Question,
  type Situation,
} from "./deliberation/model.ts";
export type { PretsVotes } from "./deliberation/requete/actions.ts";
export { type AvenantVote, doitVoter, organeDe, partieDe, situations } from "./deliberation/rules.ts";
export { insertDeliberations, listCitationsDeliberations, listDeliberations } from "./deliberation/store.ts";
export type { LireBilansFinaux } from "./echeance/actions.ts";
export type { EtatBilanFinal } from "./echeance/model.ts";
export { type LireRetards, type LireVotes, questionOuverte } from "./ensemble/actions.ts";
export { lireTexteAu } from "./histoire/actions.ts";
export type { BlocConvention, Convention, Identite } from "./model.ts";
export type { Signataire } from "./partie/model.ts";
export { autoriserPar, manquesSignature, mention } from "./partie/rules.ts";
export { listParties, listSignataires } from "./partie/store.ts";
export { listCollectivites } from "./perimetre/actions.ts";
export { listModes, listResiliations, writeModes } from "./resiliation/store.ts";
export { getConvention, insertConvention, lockConvention, orVerrouillee } from "./store.ts";
export { fixerTexte, lireBlocRempli, ouvrirTexte, type TexteOuvert } from "./texte/actions.ts";
export { champsDits, genreAnnexe, remplir } from "./texte/rules.ts";
export {
  insertAnnexes,
  listCitationsTexte,
  lockElements,
  type NomListe,
  saveElements,
  saveOptions,
} from "./texte/store.ts";
export { listLogees } from "./voisine/actions.ts";
export { refuserSignee } from "./verrou/actions.ts";
