import type { Role } from "#commun/perimetre.ts";

/** Ce qui peut se faire dans un espace ; l'installation (comptes, espaces) est l'affaire de l'administrateur. */
export const ACTIONS = [
  "convention.lire",
  "convention.modifier",
  "plan.lire",
  "plan.modifier",
  "plan.modifierSaFiche",
  "plan.commenter",
  "acteurs.lire",
  "acteurs.modifier",
  "equipements.lire",
  "equipements.modifier",
  "territoire.lire",
  "territoire.modifier",
  "imports.faire",
  "exports.faire",
  "journal.lire",
  "journal.effacer",
  "acces.gerer",
] as const;
export type Action = (typeof ACTIONS)[number];

export const LIBELLES_ROLE: Record<Role, string> = {
  administrateur: "Administrateur",
  chargeCooperation: "Chargé de coopération",
  pilote: "Pilote",
  redacteur: "Rédacteur",
  elu: "Élu",
  referentCollectivite: "Référent de collectivité",
  conseillerCaf: "Conseiller Caf",
  dpo: "Délégué à la protection des données",
  lecteur: "Lecteur",
};
