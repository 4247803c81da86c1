import type { Jour } from "#commun/jour.ts";

export const ETATS_COMMUNICATION = ["prevue", "faite", "abandonnee"] as const;
export type EtatCommunication = (typeof ETATS_COMMUNICATION)[number];
export const LIBELLES_COMMUNICATION: Record<EtatCommunication, string> = {
  prevue: "Prévue",
  faite: "Faite",
  abandonnee: "Abandonnée",
};

/** Une action de communication que les parties décident ensemble (convention nationale, art. 8). */
export type ActionCommunication = {
  id: string;
  convention: string;
  titre: string;
  objet: string;
  debut: Jour | null;
  fin: Jour | null;
  supports: string[];
  /** Les logos de toutes les parties y figurent. */
  logos: boolean;
  /** Comment la coopération des partenaires y est dite. */
  mention: string;
  /** À qui elle va. */
  diffusion: string[];
  etat: EtatCommunication;
  decision: string | null;
  version: number;
};
