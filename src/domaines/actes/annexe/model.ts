import type { Jour } from "#commun/jour.ts";
import type { GenreAnnexe } from "#domaines/convention/texte/model.ts";

/** Les annexes que Maillage fait de ses données. */
export const ANNEXES = ["diagnostic", "equipements", "plan", "pilotage", "decisions"] as const;
export type AnnexeFaite = Exclude<GenreAnnexe, "autre">;

export const estAnnexe = (genre: string): genre is AnnexeFaite => ANNEXES.some((une) => une === genre);

/** Ce que l'on écrit à côté de ce que Maillage tient ; version 0 : rien encore. */
export type Complement = { texte: string; version: number };
export type Complements = Partial<Record<AnnexeFaite, Complement>>;

export type CommuneDite = { nom: string; municipale: number | null };
export type SoutienDit = { collectivite: string; type: string; nom: string; adresse: string; places: number | null };
/** Sous quel nom un soutien se range, et si la collectivité qu'il nomme signe. */
export type SoutienRange = SoutienDit & { signe: boolean };
export type MoyenDit = { financeur: string; prevu: number | null };
export type InstanceDite = {
  id: string;
  nom: string;
  nature: string;
  objet: string;
  presidence: string;
  frequence: number | null;
  colleges: { nom: string; membres: number | null }[];
};
export type DecisionDite = {
  /** Ce qui a été décidé : la convention, un avenant, le plan. */
  acte: string;
  collectivite: string;
  numero: string;
  seance: Jour | null;
  votants: number | null;
  resultat: string;
};
