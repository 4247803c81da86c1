import type { Jour } from "#commun/jour.ts";
import type { LangueTraduite, LigneDePoints } from "../../reglement/model.ts";

export const ISSUES = ["place", "attente", "nonRecevable"] as const;
export type Issue = (typeof ISSUES)[number];

/** Une place, en mots : où, à partir de quand, quels jours. */
export type PlaceEnMots = { enfant: string; structure: string; entree: string; jours: string };

/**
 * Ce qu'une lettre dit avec les mots d'une langue. `refus` : pourquoi pas mieux, vœu par vœu, ou les conditions non tenues ; `derniers` :
 * les points du dernier admis d'une structure, tus s'ils désigneraient quelqu'un ; `propres` : ce qui ne compte que dans une structure.
 */
export type EnMots = {
  lignes: Pick<LigneDePoints, "libelle" | "raison" | "points">[];
  propres?: string[];
  places: PlaceEnMots[];
  refus: string[];
  derniers: string[];
  regles: string[];
};

/**
 * Ce que dit une lettre, sans nom ni adresse : ils se lisent quand elle s'imprime. Ses mots français sont la décision ; `traduite` : les mêmes,
 * dans la langue que la famille a choisie. `changement` : où l'enfant garde sa place, s'il en change.
 */
export type ContenuLettre = Omit<EnMots, "lignes"> & {
  issue: Issue;
  numero: string;
  seance: string;
  le: Jour;
  rang: number | null;
  points: number;
  lignes: LigneDePoints[];
  limite: Jour | null;
  changement?: string;
  traduite?: EnMots & { langue: LangueTraduite };
};

/** Les documents qui portent le nom et l'adresse des familles : l'effacement de l'une ôte ceux déjà faits, qui se refont sans elle. */
export const LETTRES_IMPRIMEES = ["lettreCommission", "lettresCommission"] as const;

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
