/** SPPE : qui organise l'accueil du jeune enfant, ses avis, ses schémas, ses relais. */
export { FABRIQUES_SPPE } from "./impression/actions.ts";
export { listCitationsSppe } from "./citation/store.ts";
export { listSchemas } from "./schema/store.ts";
export { communiquerAvis, listAvisRendus } from "./avis/registre/actions.ts";
export { listEcheancesSppe } from "./echeance/actions.ts";
export { nombreAu } from "./parametre/rules.ts";
export { listValeurs } from "./parametre/store.ts";
export { LIBELLES_COMPETENCE } from "./competence/model.ts";
export { listRattachements } from "./rattachement/store.ts";
export { parFiche as competencesParFiche } from "./rattachement/rules.ts";
export { lireEnfance } from "./enfance/actions.ts";
export { blocsAvis, blocsPlaces, blocsRelais } from "./enfance/document.ts";
