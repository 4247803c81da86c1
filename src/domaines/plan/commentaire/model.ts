import type { Role } from "#commun/perimetre.ts";

/** Les rôles qui parlent au nom d'une partie de la convention. */
export const PARTIES: readonly Role[] = [
  "chargeCooperation",
  "redacteur",
  "elu",
  "referentCollectivite",
  "conseillerCaf",
];
