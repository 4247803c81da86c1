/** Plan : l'arbre des nœuds et les fiches-actions, leurs vues, leur histoire et ce qu'on en dit. */
export { blocsPlan } from "./document.ts";
export { CHAMPS, type Champ, LIBELLES_CHAMP_NATIONAL } from "./lexique.ts";
export type { ContenuFiche, Fiche, Noeud, SchemaPriorite } from "./model.ts";
export { creerFiche } from "./fiche/actions.ts";
export { champsEnAlerte } from "./ficheapi/rules.ts";
export { type Filtres, ORDRE_DU_PLAN, SANS_FILTRE, type Tri } from "./fiche/model.ts";
export {
  countFiches,
  getFiche,
  getOrdreSuivant,
  insertFiches,
  listCitees,
  listDatees,
  listFiches,
  updateFiche,
} from "./fiche/store.ts";
export { listReponses } from "./enjeu/store.ts";
export type { EtatsLus } from "./etat/model.ts";
export { dansCesEtats } from "./etat/rules.ts";
export { chercher } from "./recherche/store.ts";
export { listCitations } from "./citation/store.ts";
export { lirePlanAu, type PlanPasse, relireFiches } from "./histoire/actions.ts";
export { insertNoeud, listNoeuds, listSchemas, saveSchema, updateNoeud } from "./noeud/store.ts";
export { alertePersonne, avertir, cheminDe, completude, periode } from "./rules.ts";
export { perimetreEntier, remonterSuites } from "./reprise/actions.ts";
export type { Bout } from "./reprise/model.ts";
export { lignesLues, saisieDe, valeurDe } from "./saisie/rules.ts";
export { vuePour } from "./vue/actions.ts";
export { parseVue } from "./vue/forms.ts";
export { avecDescendants, estFiltree } from "./vue/rules.ts";
export { filtresIci } from "./ensemble/actions.ts";
export { champDe, NOEUDS_NATIONAUX, replier, titresDe } from "./ensemble/rules.ts";
export { composerFiche, fabriquesPlan } from "./impression/actions.ts";
export { choisir, type Selection } from "./selection/actions.ts";
