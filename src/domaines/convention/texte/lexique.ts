import type { Presidence, Secretariat } from "./model.ts";

/** Ce que chaque option fait dire à la convention. */
export const CLAUSES_PRESIDENCE: Record<Presidence, string> = {
  alternee: "La Caf et les collectivités signataires président le comité à tour de rôle.",
  copilotee: "La Caf et les collectivités signataires président ensemble le comité.",
  caf: "La Caf préside le comité.",
};

export const CLAUSES_SECRETARIAT: Record<Secretariat, string> = {
  caf: "La Caf en tient le secrétariat.",
  collectivite: "Les collectivités signataires en tiennent le secrétariat.",
};

export const CLAUSE_APPLICATION =
  "Les collectivités signataires peuvent tenir le suivi du plan d’actions dans l’application que la branche Famille met à leur disposition. Chacune nomme les personnes qui s’en servent pour son compte, et signe la convention particulière qui en règle l’usage.";

/** Ce que chaque champ remplace, pour qui écrit et pour dire ce qui manque. */
export const LIBELLES_CHAMP = {
  caf: "le nom de la Caf",
  parties: "les noms de toutes les parties",
  collectivites: "les noms des parties autres que la Caf",
  debut: "le premier jour de la convention",
  fin: "le dernier jour de la convention",
  annees: "ses années, comme 2026-2030",
  territoire: "les communes couvertes, comptées, et leurs habitants",
  communes: "les noms des communes couvertes",
  "copil.presidence": "qui préside le comité de pilotage (une option)",
  "copil.secretariat": "qui en tient le secrétariat (une option)",
  "fin.modes": "les façons dont la convention peut finir avant son terme",
  "suivi.application": "la clause sur l’application de suivi (une option)",
} as const;
export type NomChamp = keyof typeof LIBELLES_CHAMP;
