/** Imports : ce qui entre par un fichier, se revoit, puis s'écrit ; et ce qui ressort d'une convention. */
export { serialiser } from "./echange/rules.ts";
export { deposer } from "./revue/depot/actions.ts";
export { lireChemin } from "./revue/depot/lecture/actions.ts";
export { estPropre, PHRASES_PROPRES } from "./revue/depot/lexique.ts";
export type { Lecture } from "./revue/depot/model.ts";
export { exporterJson } from "./sortie/actions.ts";
export { exporterTout } from "./sortie/feuille/actions.ts";
export { preparer, versEchange } from "./tableur/depot/actions.ts";
export { listCitationsImports } from "./store.ts";
