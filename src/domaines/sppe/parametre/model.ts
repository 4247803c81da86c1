import type { Jour } from "#commun/jour.ts";

export const PARAMETRES = [
  "seuilPlanification",
  "seuilSchema",
  "seuilRelais",
  "populationMunicipale",
  "assistantsParEtp",
  "trajectoirePas1",
  "trajectoireMontant1",
  "trajectoirePas2",
  "trajectoireMontant2",
  "trajectoirePas3",
  "trajectoireMontant3",
  "territoireExistante",
  "territoireNouvelle",
  "plancherNaissances",
] as const;
export type Parametre = (typeof PARAMETRES)[number];

/** Ce qu'un paramètre compte ; `choix` vaut 0 (non) ou 1 (oui), un montant est en euros par place et par an. */
export type UniteParametre = "habitants" | "naissances" | "choix" | "assistants" | "pourcent" | "euros";

export const LIBELLES_PARAMETRE: Record<Parametre, string> = {
  seuilPlanification: "Planifier et soutenir la qualité : obligatoire au-delà de",
  seuilSchema: "Schéma pluriannuel : au-delà de",
  seuilRelais: "Relais petite enfance : au-delà de",
  populationMunicipale: "Compter la population municipale au lieu de la totale",
  assistantsParEtp: "Assistants maternels actifs pour un ETP de relais",
  trajectoirePas1: "Bonus trajectoire, premier pas : croissance des places",
  trajectoireMontant1: "Bonus trajectoire, premier pas : par place",
  trajectoirePas2: "Bonus trajectoire, deuxième pas : croissance des places",
  trajectoireMontant2: "Bonus trajectoire, deuxième pas : par place",
  trajectoirePas3: "Bonus trajectoire, troisième pas : croissance des places",
  trajectoireMontant3: "Bonus trajectoire, troisième pas : par place",
  territoireExistante: "Bonus territoire, place existante",
  territoireNouvelle: "Bonus territoire, place nouvelle",
  plancherNaissances: "Veille : une baisse des naissances se regarde à partir de",
};

export const UNITES: Record<Parametre, UniteParametre> = {
  seuilPlanification: "habitants",
  seuilSchema: "habitants",
  seuilRelais: "habitants",
  populationMunicipale: "choix",
  assistantsParEtp: "assistants",
  trajectoirePas1: "pourcent",
  trajectoireMontant1: "euros",
  trajectoirePas2: "pourcent",
  trajectoireMontant2: "euros",
  trajectoirePas3: "pourcent",
  trajectoireMontant3: "euros",
  territoireExistante: "euros",
  territoireNouvelle: "euros",
  plancherNaissances: "naissances",
};

/** Un chiffre qui vaut à partir d'un jour, et d'où il vient. */
export type ValeurDatee = { code: Parametre; debut: Jour; valeur: number; source: string };
/** Le chiffre qui vaut un jour ; `ecrite` par l'espace, ou tirée des textes. */
export type ValeurDuJour = ValeurDatee & { ecrite: boolean };
