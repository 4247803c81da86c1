/** Actes : ce que les parties signent, ses versions figées, ses avenants, et ce qui sépare deux dates. */
export { FABRIQUES_AVENANT } from "./avenant/impression/actions.ts";
export { listAvenantsVotes } from "./avenant/actions.ts";
export { listCitationsActes } from "./citation/store.ts";
export { empreintesAVoter } from "./contenu/actions.ts";
export { FABRIQUES_VERSION } from "./version/impression/actions.ts";
export { DEMANDE_SIGNATURE, posterDemandeSignature } from "./signature/courrier/actions.ts";
export { lirePapier } from "./signature/actions.ts";
export { figerSignee } from "./version/actions.ts";
export { posterRelanceSignature, RELANCE_SIGNATURE, relancerSignatures } from "./signature/relance/actions.ts";
export { FABRIQUES_TEXTE } from "./impression/actions.ts";
