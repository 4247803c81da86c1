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

/** Une convention que l'on peut ouvrir (ou un espace qui n'en a pas encore), et ce que l'on y est. */
export type MonLieu = {
  espace: string;
  nomEspace: string;
  teinte: number;
  convention: string | null;
  titre: string | null;
  roles: Role[];
};
