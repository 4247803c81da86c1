import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { EtatDemande, MoisCivil } from "../demande/model.ts";

/** Combien de temps un espace garde ce qu'une famille lui confie ; il peut choisir moins, jamais plus que le plafond. */
export type Conservation = {
  brouillonJours: number;
  closeMois: number;
  accueilMois: number;
  /** Le tableau de gestion des archives qui fixe ces durées, s'il y en a un. */
  tableau: string;
};

export const CONSERVATION: Conservation = { brouillonJours: 30, closeMois: 12, accueilMois: 36, tableau: "" };

export const MOTIFS_PURGE = ["close", "accueil"] as const;
/** Ce que la purge propose : ce qui fut envoyé est une archive publique, et demande un visa. */
export type MotifPurge = (typeof MOTIFS_PURGE)[number];
export const LIBELLES_MOTIF_PURGE: Record<MotifPurge, string> = {
  close: "Demandes de place closes sans accueil",
  accueil: "Demandes de place d’enfants accueillis, partis depuis",
};

/** Ce qui s'efface de soi-même, sans visa : ce qui ne fut jamais envoyé n'est pas une archive. */
export type MotifOubli = "brouillon" | "sansDemande";

/** Une famille dont le terme est passé : pourquoi, et le jour d'où il court. */
export type Echeance = { motif: MotifPurge | MotifOubli; depuis: Jour };

export const ETATS_PURGE = ["proposee", "visee", "executee", "abandonnee"] as const;
export type EtatPurge = (typeof ETATS_PURGE)[number];
export const LIBELLES_PURGE: Record<EtatPurge, string> = {
  proposee: "Proposée, en attente du visa des archives",
  visee: "Visée par les archives, à exécuter",
  executee: "Exécutée",
  abandonnee: "Abandonnée",
};

/** GUI-357 : la vie d'une purge : proposée, visée par la direction des archives, exécutée ; tant qu'elle ne l'est pas, elle s'abandonne. */
export const CYCLE_PURGE: Cycle<EtatPurge> = {
  proposee: ["visee", "abandonnee"],
  visee: ["executee", "abandonnee"],
  executee: [],
  abandonnee: [],
};

/** Ce qu'il faut savoir d'une famille pour dire si son terme est passé ; ses demandes, sans rien de plus. */
export type Candidate = {
  famille: string;
  creeLe: string;
  demandes: readonly {
    etat: EtatDemande;
    naissance: Jour | null;
    terme: Jour | null;
    entree: MoisCivil;
    changeLe: string;
  }[];
};

/** Une purge porte au plus autant de familles ; la suivante prend la suite. */
export const FAMILLES_MAX = 500;

/** Une ligne du bordereau. Une ligne écartée ne sera pas effacée. */
export type LignePurge = { famille: string; motif: MotifPurge; depuis: Jour; retenue: boolean };

/** Ce qui fut fait : des nombres, et l'empreinte de la liste des familles ; aucun nom. */
export type Certificat = {
  familles: number;
  ecartees: number;
  /** Celles dont le terme n'était plus passé le jour venu : une demande rouverte. */
  revenues: number;
  lignes: number;
  pieces: number;
  parMotif: Readonly<Partial<Record<MotifPurge, number>>>;
  de: Jour | null;
  a: Jour | null;
  empreinte: string;
};

export type Visa = { viseeLe: Jour; autorite: string; reference: string };

export type Purge = {
  id: string;
  numero: number;
  etat: EtatPurge;
  /** Le jour où les termes ont été comptés. */
  arret: Jour;
  proposeeLe: string;
  proposePar: string;
  visa: Visa | null;
  executeeLe: string | null;
  certificat: Certificat | null;
  version: number;
};
