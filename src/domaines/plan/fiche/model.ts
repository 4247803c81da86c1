/** Ce qui restreint une vue du plan ; tout vient de l'adresse, rien n'est caché. */
export type Filtres = {
  q: string;
  noeuds: string[];
  pilotes: string[];
  priorites: string[];
  champs: string[];
  publics: string[];
  territoires: string[];
  annee: number | null;
  sansDate: boolean;
  archivees: boolean;
};

export const CLES_TRI = ["plan", "reference", "titre", "priorite", "echeance", "maj"] as const;
export type CleTri = (typeof CLES_TRI)[number];

/** `rangNoeuds` : les nœuds dans l'ordre du plan, pour ranger les fiches par nœud quand `groupe` le demande. */
export type Tri = { cle: CleTri; sens: "asc" | "desc"; groupe: boolean; rangNoeuds: readonly string[] };

export const SANS_FILTRE: Filtres = {
  q: "",
  noeuds: [],
  pilotes: [],
  priorites: [],
  champs: [],
  publics: [],
  territoires: [],
  annee: null,
  sansDate: false,
  archivees: false,
};
export const ORDRE_DU_PLAN: Tri = { cle: "plan", sens: "asc", groupe: false, rangNoeuds: [] };
