import type { Suivi } from "../indicateur/phrase/rules.ts";
import type { FicheVue } from "../photo/model.ts";

/** Une part d'une fiche : qui en répond, et ce qu'il en dit ; rien tant qu'il n'a rien dit. */
export type Part = { nom: string; etat: string | null };

export type EtpAnnuel = { annee: number; prevu: number | null; realise: number | null };

/** Ce qu'une fiche met en œuvre : ce que le plan en écrit, l'argent et les emplois que le budget en dit. */
export type Moyens = {
  ecrits: readonly string[];
  prevu: number | null;
  realise: number | null;
  etp: readonly EtpAnnuel[];
  financeurs: readonly string[];
};

/** Une ligne du tableau de suivi : la fiche telle qu'elle est dite, et ce que le modèle national demande d'y lire. */
export type LigneSuivie = {
  fiche: FicheVue;
  partenaires: readonly string[];
  territoires: readonly string[];
  /** Les compétences du service public de la petite enfance qu'elle sert, en clair. */
  competences: readonly string[];
  parts: readonly Part[];
  suivis: readonly (Suivi & { preuve: string })[];
  /** Ce que le plan nomme indicateur et que personne ne relève encore. */
  annonces: readonly string[];
  moyens: Moyens;
};
