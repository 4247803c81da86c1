import type { Role } from "#commun/perimetre.ts";
import type { Action } from "./model.ts";

const LECTEURS: readonly Role[] = [
  "chargeCooperation",
  "pilote",
  "redacteur",
  "elu",
  "referentCollectivite",
  "conseillerCaf",
  "lecteur",
];

/** Qui peut quoi : une ligne par acte, les rôles qui le peuvent. Ce qui n'y est pas n'est permis à personne. */
export const DROITS: Record<Action, readonly Role[]> = {
  "convention.lire": [...LECTEURS, "dpo"],
  "convention.modifier": ["chargeCooperation"],
  "plan.lire": LECTEURS,
  "plan.modifier": ["chargeCooperation", "redacteur"],
  "plan.modifierSaFiche": ["chargeCooperation", "redacteur", "pilote"],
  "plan.commenter": ["chargeCooperation", "redacteur", "pilote", "elu", "referentCollectivite", "conseillerCaf"],
  "acteurs.lire": LECTEURS,
  "acteurs.modifier": ["chargeCooperation"],
  "equipements.lire": LECTEURS,
  "equipements.modifier": ["chargeCooperation"],
  "territoire.lire": LECTEURS,
  "territoire.modifier": ["chargeCooperation"],
  "imports.faire": ["chargeCooperation"],
  "exports.faire": LECTEURS,
  "journal.lire": ["chargeCooperation", "dpo"],
  "journal.effacer": ["dpo"],
  "acces.gerer": ["chargeCooperation"],
};

/** ACC-1 : un acte est permis à qui porte l'un des rôles de sa ligne ; l'administrateur ne lit aucun contenu. */
export const peut = (roles: readonly Role[], action: Action): boolean =>
  roles.some((role) => DROITS[action].includes(role));
