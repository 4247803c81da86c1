import type { Role } from "#commun/perimetre.ts";

/** Ce qui peut se faire dans un espace ; l'installation (comptes, espaces) est l'affaire de l'administrateur. */
export const ACTIONS = [
  "convention.lire",
  "convention.modifier",
  "actes.rediger",
  "actes.signer",
  "plan.lire",
  "plan.modifier",
  "plan.modifierSaFiche",
  "plan.commenter",
  "suivi.lire",
  "suivi.conduire",
  "suivi.repondre",
  "indicateurs.definir",
  "indicateurs.saisir",
  "budget.lire",
  "budget.modifier",
  "evaluation.lire",
  "evaluation.rediger",
  "evaluation.noter",
  "gouvernance.lire",
  "gouvernance.conduire",
  "decisions.tenir",
  "communication.tenir",
  "cooperation.lire",
  "cooperation.tenir",
  "echanges.lire",
  "echanges.instruire",
  "echanges.avis",
  "agenda.lire",
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
  "registre.lire",
  "acces.gerer",
] as const;
export type Action = (typeof ACTIONS)[number];

export const LIBELLES_ACTION: Record<Action, string> = {
  "convention.lire": "Lire la convention",
  "convention.modifier": "Modifier la convention",
  "actes.rediger": "Rédiger le texte de la convention",
  "actes.signer": "Mettre à la signature, ouvrir un avenant",
  "plan.lire": "Lire le plan d’actions",
  "plan.modifier": "Écrire le plan d’actions",
  "plan.modifierSaFiche": "Tenir à jour la fiche que l’on pilote",
  "plan.commenter": "Commenter une fiche",
  "suivi.lire": "Lire le suivi",
  "suivi.conduire": "Conduire les campagnes de suivi",
  "suivi.repondre": "Dire où en est une fiche que l’on porte",
  "indicateurs.definir": "Définir les indicateurs",
  "indicateurs.saisir": "Saisir valeurs et séances",
  "budget.lire": "Lire le budget",
  "budget.modifier": "Tenir le budget",
  "evaluation.lire": "Lire les bilans",
  "evaluation.rediger": "Rédiger les bilans",
  "evaluation.noter": "Noter les critères d’un bilan",
  "gouvernance.lire": "Lire la gouvernance",
  "gouvernance.conduire": "Tenir instances et réunions",
  "decisions.tenir": "Tenir le registre des décisions",
  "communication.tenir": "Tenir la communication commune",
  "cooperation.lire": "Lire la coordination de la convention",
  "cooperation.tenir": "Tenir la coordination et dire son mois",
  "echanges.lire": "Lire les échanges de données",
  "echanges.instruire": "Demander et instruire un échange de données",
  "echanges.avis": "Rendre l’avis du délégué sur un échange de données",
  "agenda.lire": "Lire l’agenda",
  "acteurs.lire": "Lire les acteurs",
  "acteurs.modifier": "Tenir les acteurs",
  "equipements.lire": "Lire les équipements",
  "equipements.modifier": "Tenir les équipements",
  "territoire.lire": "Lire le territoire",
  "territoire.modifier": "Tenir les bassins et les zones",
  "imports.faire": "Importer un document ou un tableau",
  "exports.faire": "Exporter le plan",
  "journal.lire": "Lire le journal et vérifier sa chaîne",
  "journal.effacer": "Effacer des valeurs du journal",
  "registre.lire": "Lire le registre des données personnelles",
  "acces.gerer": "Inviter, donner et retirer des rôles",
};

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
