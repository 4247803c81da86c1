import type { Jour } from "#commun/jour.ts";

export const GENRES_DECISION = [
  "information",
  "validation",
  "arbitrage",
  "ajustementMineur",
  "ajustementSignificatif",
  "abandon",
  "remplacement",
  "avis",
] as const;
export type GenreDecision = (typeof GENRES_DECISION)[number];
export const LIBELLES_DECISION: Record<GenreDecision, string> = {
  information: "Information",
  validation: "Validation",
  arbitrage: "Arbitrage",
  ajustementMineur: "Ajustement mineur",
  ajustementSignificatif: "Ajustement significatif",
  abandon: "Abandon",
  remplacement: "Remplacement",
  avis: "Avis",
};

export const MAJORITES = ["simple", "absolue", "deuxTiers", "unanimite"] as const;
export type Majorite = (typeof MAJORITES)[number];
export const LIBELLES_MAJORITE: Record<Majorite, string> = {
  simple: "Plus de pour que de contre",
  absolue: "Plus de la moitié des votants, abstentions comprises",
  deuxTiers: "Deux tiers des pour et des contre",
  unanimite: "Aucun contre",
};

export type Vote = { pour: number; contre: number; abstentions: number; majorite: Majorite };

export const EXECUTIONS = ["sansSuite", "aExecuter", "executee"] as const;
export type Execution = (typeof EXECUTIONS)[number];
export const LIBELLES_EXECUTION: Record<Execution, string> = {
  sansSuite: "Rien à exécuter",
  aExecuter: "À exécuter",
  executee: "Exécutée",
};

/** Ce qu'une instance a décidé, quand, comment, sur quelles fiches, et ce qu'il en advient. */
export type Decision = {
  id: string;
  convention: string;
  annee: number;
  numero: number;
  /** Sans réunion tenue dans Maillage, on écrit l'instance. */
  seance: string | null;
  instance: string;
  le: Jour;
  genre: GenreDecision;
  objet: string;
  texte: string;
  vote: Vote | null;
  adoptee: boolean;
  execution: Execution;
  responsable: string;
  avant: Jour | null;
  executeeLe: Jour | null;
  constat: string;
  creeLe: string;
  creePar: string;
  fiches: string[];
  version: number;
};

/** Ce que l'on dit d'une décision en l'inscrivant : le reste s'en déduit. */
export type DecisionDite = Pick<
  Decision,
  | "id"
  | "convention"
  | "seance"
  | "instance"
  | "le"
  | "genre"
  | "objet"
  | "texte"
  | "vote"
  | "responsable"
  | "avant"
  | "fiches"
>;
