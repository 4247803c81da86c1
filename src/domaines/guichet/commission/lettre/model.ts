import type { Jour } from "#commun/jour.ts";
import type { LigneDePoints } from "../../reglement/model.ts";

export const ISSUES = ["place", "attente", "nonRecevable"] as const;
export type Issue = (typeof ISSUES)[number];

/** Une place, en mots : où, à partir de quand, quels jours. */
export type PlaceEnMots = { enfant: string; structure: string; entree: string; jours: string };

/**
 * Ce que dit une lettre, sans nom ni adresse : ils se lisent quand elle s'imprime. `refus` : pourquoi pas mieux, vœu par vœu, ou les conditions non tenues ; `dernier` :
 * les points du dernier admis d'une structure, tus s'ils désigneraient quelqu'un.
 */
export type ContenuLettre = {
  issue: Issue;
  numero: string;
  seance: string;
  le: Jour;
  rang: number | null;
  points: number;
  lignes: LigneDePoints[];
  /** Ce qui ne compte que dans une structure, en mots. */
  propres?: string[];
  places: PlaceEnMots[];
  limite: Jour | null;
  refus: string[];
  derniers: string[];
  regles: string[];
};

export type Lettre = {
  id: string;
  dossier: string;
  numero: string;
  commission: string | null;
  offre: string | null;
  contenu: ContenuLettre;
  ecriteLe: string;
  posteeLe: string | null;
  voie: "courriel" | "papier" | null;
};
