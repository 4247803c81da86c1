/** Évaluation : les bilans d'une convention, ce qu'ils ajustent, leur part petite enfance et ses envois au comité départemental. */
export { listTextesDesBilans } from "./effacement/actions.ts";
export { effacerDesBilans, effacerParoleDesBilans } from "./effacement/store.ts";
export { lireBilansFinaux } from "./bilan/actions.ts";
export { FABRIQUES_EVALUATION, joindreBilans } from "./impression/actions.ts";
export { lireEnvoyes } from "./transmission/actions.ts";
export { proposeAvenant } from "./ajustement/rules.ts";
export { listAjustements } from "./ajustement/store.ts";
export { listBilans } from "./bilan/store.ts";
export { listCitationsBilans } from "./bilan/store.ts";
export { adopterParDecision, lireBilansAAdopter } from "./adoption/actions.ts";
