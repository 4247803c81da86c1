/** Observatoire : ce que les chiffres d'un territoire montrent : portraits, cartes, accès à l'accueil, projections, veille. */
export { listCitationsObservatoire } from "./citation/store.ts";
export { FABRIQUES_OBSERVATOIRE } from "./impression/actions.ts";
export { dessinerCarte } from "./pret/actions.ts";
export { posterVeille } from "./veille/courrier/actions.ts";
export { VEILLE } from "./veille/courrier/model.ts";
export { veillerPartout } from "./veille/passage/actions.ts";
