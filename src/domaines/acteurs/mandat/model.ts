import type { Jour } from "#commun/jour.ts";

export const ROLES_MANDAT = [
  "referent",
  "personneRelais",
  "elu",
  "coordination",
  "financeur",
  "partenaire",
  "autre",
] as const;
export type RoleMandat = (typeof ROLES_MANDAT)[number];
export const LIBELLES_ROLE_MANDAT: Record<RoleMandat, string> = {
  referent: "Référent",
  personneRelais: "Personne-relais",
  elu: "Élu référent",
  coordination: "Coordination",
  financeur: "Financeur",
  partenaire: "Partenaire",
  autre: "Autre rôle",
};

export const THEMES = [
  "petiteEnfance",
  "enfance",
  "jeunesse",
  "parentalite",
  "vieSociale",
  "accesAuxDroits",
  "logement",
  "handicap",
  "mobilite",
] as const;
export type Theme = (typeof THEMES)[number];
export const LIBELLES_THEME: Record<Theme, string> = {
  petiteEnfance: "Petite enfance",
  enfance: "Enfance",
  jeunesse: "Jeunesse",
  parentalite: "Parentalité",
  vieSociale: "Animation de la vie sociale",
  accesAuxDroits: "Accès aux droits et numérique",
  logement: "Logement et cadre de vie",
  handicap: "Handicap et inclusion",
  mobilite: "Mobilité",
};

/** Ce qu'un acteur fait dans une convention, sur quel thème et pour quelle commune, de quand à quand. */
export type Mandat = {
  id: string;
  convention: string;
  acteur: string;
  role: RoleMandat;
  /** Sans thème, tous. */
  theme: Theme | null;
  /** Sans commune, toutes. */
  commune: string | null;
  debut: Jour | null;
  fin: Jour | null;
  version: number;
};

export type RefusMandat = "fin-avant-debut" | "deja-tenu" | "commune-inconnue" | "convention-inconnue";
