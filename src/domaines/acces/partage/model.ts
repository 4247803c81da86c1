import { type Role, ROLES } from "#commun/perimetre.ts";

export type RoleDonne = Exclude<Role, "administrateur">;

/** Les rôles qui se donnent sur une convention ou un espace ; celui d'administrateur est de l'installation. */
export const ROLES_DONNES = ROLES.filter((role): role is RoleDonne => role !== "administrateur");

/** Un rôle porté par un compte, sur une convention ou sur tout l'espace (`convention` nulle). */
export type Attribution = {
  id: string;
  compte: string;
  espace: string;
  convention: string | null;
  role: RoleDonne;
  collectivite: string | null;
};

/** Pourquoi une adresse ne reçoit pas le rôle qu'on lui donne. */
export type RefusPartage = "ferme" | "deja" | "administrateur";

/** Une attribution telle que la page la montre : à qui, où, et si la personne attend encore d'ouvrir son compte. */
export type Porteur = Attribution & {
  nom: string;
  courriel: string;
  titre: string | null;
  donneLe: string;
  enAttente: boolean;
  ferme: boolean;
};

/** Ce que chaque rôle permet, en une phrase : dit à qui le donne, et à qui le retire. */
export const PHRASES_ROLE: Record<RoleDonne, string> = {
  chargeCooperation: "écrire tout le plan, importer, inviter, tenir acteurs, équipements et territoire",
  pilote: "lire le plan, tenir à jour les fiches qu’il ou elle pilote, commenter",
  redacteur: "lire et écrire le plan, commenter",
  elu: "lire tout le plan et commenter",
  referentCollectivite: "lire le plan, voir ce qui concerne sa commune, commenter",
  conseillerCaf: "lire le plan et commenter, dans chaque espace où ce rôle est donné",
  agentGuichet: "recevoir et instruire les demandes de place, conduire la commission ; pas le plan",
  gestionnaireStructure: "tenir les places de sa structure et lire les demandes qui la citent ; rien d’autre",
  dpo: "lire le journal et le registre des données, effacer des valeurs du journal ; pas le plan",
  lecteur: "lire le plan et l’exporter",
};
