/** Ce qu'une personne est sur une convention, ou sur tout un espace ; `administrateur` est de l'installation. */
export const ROLES = [
  "administrateur",
  "chargeCooperation",
  "pilote",
  "redacteur",
  "elu",
  "referentCollectivite",
  "conseillerCaf",
  "agentGuichet",
  "gestionnaireStructure",
  "dpo",
  "lecteur",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Jusqu'où quelqu'un voit : un espace, les conventions qu'il peut y lire, et ce qu'il est là où l'adresse l'a conduit.
 * Ce qui est hors du périmètre n'existe pas (404, jamais 403).
 */
export type Perimetre = {
  espace: string;
  compte: string;
  conventions: readonly string[];
  roles: readonly Role[];
};
