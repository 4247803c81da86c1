/** Ce qui restreint une vue du plan ; tout vient de l'adresse, rien n'est caché. */
export type Filtres = {
  q: string;
  noeuds: string[];
  pilotes: string[];
  priorites: string[];
  champs: string[];
  publics: string[];
  territoires: string[];
  partenaires: string[];
  annees: string[];
  budgets: string[];
  /** « quantitatif », « qualitatif » ou « aucun ». */
  indicateurs: string[];
  /** Des mois, « 2026-11 » : ceux où la fiche fut modifiée pour la dernière fois. */
  mois: string[];
  /** Des noms de champs : les fiches où l’un d’eux ne dit rien. */
  manquants: string[];
  archivees: boolean;
  /** Seulement celles-ci, quand un filtre ne se dit pas en SQL ; une adresse ne le dit jamais. */
  parmi?: readonly string[];
};

/** Les filtres à plusieurs valeurs. */
export type FiltreListe = { [Cle in keyof Filtres]-?: Filtres[Cle] extends string[] ? Cle : never }[keyof Filtres];

/** Ce dont on demande les valeurs possibles, comme le dit l'adresse. */
export type CleChoix =
  | "noeud"
  | "pilote"
  | "partenaire"
  | "priorite"
  | "champ"
  | "public"
  | "territoire"
  | "annee"
  | "budget"
  | "indicateur"
  | "maj"
  | "manque";

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
  partenaires: [],
  annees: [],
  budgets: [],
  indicateurs: [],
  mois: [],
  manquants: [],
  archivees: false,
};
export const ORDRE_DU_PLAN: Tri = { cle: "plan", sens: "asc", groupe: false, rangNoeuds: [] };
