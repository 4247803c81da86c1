/** Observatoire : ce que les chiffres d'un territoire montrent : portraits, cartes, accès à l'accueil, projections, veille. */
export { FABRIQUES_OBSERVATOIRE } from "./impression/actions.ts";
