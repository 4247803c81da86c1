import type { Jour } from "#commun/jour.ts";

export const MOTIFS_ACCES = ["instruction", "saisie", "doublon", "commission", "structure", "droits"] as const;
/** Pourquoi une demande s'ouvre : la page d'où on la lit le dit, personne n'a à l'écrire. */
export type MotifAcces = (typeof MOTIFS_ACCES)[number];

export const LIBELLES_MOTIF: Record<MotifAcces, string> = {
  instruction: "Instruire la demande",
  saisie: "Saisir une demande reçue sur papier",
  doublon: "Comparer deux demandes qui se ressemblent",
  commission: "Préparer la commission",
  structure: "Préparer l’accueil dans une structure citée",
  droits: "Répondre à un droit de la famille",
};

/** Une demande ouverte ; `demande` nulle : le dossier de la famille, sans l'une de ses demandes. */
export type Ouverture = { famille: string; demande: string | null; motif: MotifAcces };

/** Un jour où quelqu'un a ouvert un dossier. */
export type Consultation = Ouverture & {
  compte: string;
  qualite: string;
  le: Jour;
  premiere: string;
  derniere: string;
  fois: number;
};

/** Combien de mois se gardent les ouvertures. */
export const MOIS_GARDES = 12;
