import type { Role } from "#commun/perimetre.ts";
import type { Action, MonLieu } from "./model.ts";

const LECTEURS: readonly Role[] = [
  "chargeCooperation",
  "pilote",
  "redacteur",
  "elu",
  "referentCollectivite",
  "conseillerCaf",
  "lecteur",
];

/** Ce qui appartient à l'espace se lit de tous ceux qui y travaillent ; qui ne tient qu'une structure n'est pas des leurs. */
const ESPACE: readonly Role[] = [...LECTEURS, "agentGuichet", "dpo"];

/** Qui peut quoi : une ligne par acte, les rôles qui le peuvent. Ce qui n'y est pas n'est permis à personne. */
export const DROITS: Record<Action, readonly Role[]> = {
  "convention.lire": [...LECTEURS, "dpo"],
  "convention.modifier": ["chargeCooperation"],
  "convention.deliberer": ["chargeCooperation", "redacteur"],
  "actes.rediger": ["chargeCooperation", "redacteur"],
  "actes.signer": ["chargeCooperation"],
  "plan.lire": LECTEURS,
  "plan.modifier": ["chargeCooperation", "redacteur"],
  "plan.modifierSaFiche": ["chargeCooperation", "redacteur", "pilote"],
  "plan.commenter": ["chargeCooperation", "redacteur", "pilote", "elu", "referentCollectivite", "conseillerCaf"],
  "suivi.lire": LECTEURS,
  "suivi.conduire": ["chargeCooperation"],
  "suivi.repondre": ["chargeCooperation", "redacteur", "pilote", "referentCollectivite"],
  "indicateurs.definir": ["chargeCooperation", "redacteur"],
  "indicateurs.saisir": ["chargeCooperation", "redacteur", "pilote", "referentCollectivite"],
  "budget.lire": LECTEURS,
  "budget.modifier": ["chargeCooperation", "redacteur"],
  "evaluation.lire": LECTEURS,
  "evaluation.rediger": ["chargeCooperation", "redacteur"],
  "evaluation.noter": ["chargeCooperation", "redacteur", "pilote", "elu", "referentCollectivite", "conseillerCaf"],
  "gouvernance.lire": LECTEURS,
  "gouvernance.conduire": ["chargeCooperation"],
  "decisions.tenir": ["chargeCooperation"],
  "communication.tenir": ["chargeCooperation", "redacteur"],
  "cooperation.lire": LECTEURS,
  "cooperation.tenir": ["chargeCooperation"],
  "echanges.lire": [...LECTEURS, "dpo"],
  "echanges.instruire": ["chargeCooperation", "conseillerCaf"],
  "echanges.avis": ["chargeCooperation", "dpo"],
  "agenda.lire": LECTEURS,
  "sppe.lire": LECTEURS,
  "sppe.modifier": ["chargeCooperation", "redacteur"],
  "guichet.lire": ["agentGuichet"],
  "guichet.instruire": ["agentGuichet"],
  "guichet.structure": ["gestionnaireStructure"],
  "guichet.droits": ["dpo"],
  "reglement.lire": [...LECTEURS, "agentGuichet", "gestionnaireStructure"],
  "reglement.tenir": ["chargeCooperation", "agentGuichet"],
  "commission.sieger": ["chargeCooperation", "elu", "conseillerCaf", "agentGuichet"],
  "commission.conduire": ["agentGuichet"],
  "acteurs.lire": ESPACE,
  "acteurs.modifier": ["chargeCooperation"],
  "equipements.lire": [...ESPACE, "gestionnaireStructure"],
  "equipements.modifier": ["chargeCooperation", "agentGuichet"],
  "territoire.lire": [...LECTEURS, "agentGuichet"],
  "territoire.modifier": ["chargeCooperation"],
  "statistiques.lire": ESPACE,
  "statistiques.modifier": ["chargeCooperation"],
  "diagnostic.lire": LECTEURS,
  "diagnostic.modifier": ["chargeCooperation", "redacteur"],
  "observatoire.lire": [...LECTEURS, "agentGuichet"],
  "observatoire.modifier": ["chargeCooperation"],
  "imports.faire": ["chargeCooperation"],
  "exports.faire": LECTEURS,
  "journal.lire": ["chargeCooperation", "dpo"],
  "journal.effacer": ["dpo"],
  "registre.lire": ["chargeCooperation", "dpo"],
  "acces.gerer": ["chargeCooperation"],
};

/** ACC-1 : un acte est permis à qui porte l'un des rôles de sa ligne ; l'administrateur ne lit aucun contenu. */
export const peut = (roles: readonly Role[], action: Action): boolean =>
  roles.some((role) => DROITS[action].includes(role));

const estSeulement = (roles: readonly Role[], un: Role): boolean =>
  roles[0] === un && roles.every((role) => role === un);

/** La page où l'on arrive dans un lieu, selon ce que l'on peut y lire : « Ma commune » pour qui n'est que son référent ; rien si l'espace est encore vide. */
export function arrivee({ espace, convention, roles }: MonLieu): string | null {
  if (convention && estSeulement(roles, "referentCollectivite")) return `/conventions/${convention}/ma-commune`;
  if (convention && peut(roles, "plan.lire")) return `/conventions/${convention}/plan`;
  if (peut(roles, "guichet.lire") || peut(roles, "guichet.structure")) return `/espaces/${espace}/guichet`;
  if (peut(roles, "journal.lire") && !peut(roles, "plan.lire")) return `/espaces/${espace}/journal`;
  return convention && `/conventions/${convention}`;
}

/** ACC-6 : qui n'a qu'un lieu, ou dont tous mènent à la même page, y arrive droit ; les autres choisissent ; l'administrateur sans rôle administre. */
export function accueil(lieux: readonly MonLieu[], administrateur: boolean): string | null {
  const [adresse, ...autres] = new Set(lieux.map(arrivee));
  if (adresse === undefined) return administrateur ? "/administration" : null;
  return autres.length > 0 ? null : adresse;
}
