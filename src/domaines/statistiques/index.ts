/** Statistiques : le catalogue des chiffres, leurs valeurs par territoire et par année, comment elles viennent et comment elles se publient. */
export { listStatistiques } from "./catalogue/actions.ts";
export { listCitationsStatistiques } from "./citation/store.ts";
export { deposerValeurs } from "./depot/actions.ts";
export { type Connus, getValeurs, lireConnus } from "./valeur/actions.ts";
export { calculer } from "./valeur/rules.ts";
export { ecrireValeur } from "./valeur/lexique.ts";
export { lireGeographie } from "./lieu/actions.ts";
export { membresDe, nommerLieu, territoiresDe } from "./lieu/rules.ts";
export { composantes } from "./catalogue/rules.ts";
export { listCouvertures, listMillesimes } from "./valeur/store.ts";
export { seuilDe } from "./seuil/actions.ts";
export { lireTus } from "./publication/actions.ts";
