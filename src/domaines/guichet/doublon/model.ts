import type { Demande, Famille } from "../demande/model.ts";

/** Ce que l'on compare d'une demande : l'enfant, ses parents, de quoi les joindre. */
export type Fiche = Pick<Demande, "id" | "famille" | "dossier" | "rang" | "enfant" | "commune" | "jumeaux"> &
  Pick<Famille, "prenom" | "nom" | "autreParent" | "courriel" | "telephone" | "adresse">;

export const RAISONS = [
  "memeNaissance",
  "naissanceProche",
  "memeTerme",
  "termeProche",
  "neeAuTerme",
  "memePrenom",
  "prenomProche",
  "memeNom",
  "nomProche",
  "memeParent",
  "parentProche",
  "memeCourriel",
  "memeTelephone",
  "memeAdresse",
] as const;
export type Raison = (typeof RAISONS)[number];

/** Ce que vaut chaque ressemblance ; la date de l'enfant et le contact pèsent le plus. */
export const POIDS: Record<Raison, number> = {
  memeNaissance: 35,
  naissanceProche: 20,
  memeTerme: 25,
  termeProche: 15,
  neeAuTerme: 20,
  memePrenom: 20,
  prenomProche: 12,
  memeNom: 15,
  nomProche: 10,
  memeParent: 20,
  parentProche: 12,
  memeCourriel: 25,
  memeTelephone: 20,
  memeAdresse: 10,
};

/** À partir d'ici, la paire se propose. */
export const SEUIL_DOUBLON = 60;

export type Ressemblance = { score: number; raisons: Raison[] };
export type Paire = Ressemblance & { un: string; autre: string };

export const DECISIONS = ["ecarte", "fusionne", "defait"] as const;
/** Ce qu'un agent a décidé d'une paire ; défaite, elle se propose de nouveau. */
export type Decision = (typeof DECISIONS)[number];
