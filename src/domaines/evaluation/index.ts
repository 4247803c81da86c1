/** Évaluation : les bilans d'une convention, ce qu'ils ajustent, leur part petite enfance et ses envois au comité départemental. */
export { FABRIQUES_EVALUATION } from "./impression/actions.ts";
