import type { Filtres, Tri } from "../fiche/model.ts";

/** Les colonnes que le tableau sait montrer, outre la référence et le titre. */
export const COLONNES = {
  etat: "État",
  noeuds: "Nœuds",
  pilotes: "Pilotes",
  partenaires: "Partenaires",
  echeances: "Échéance",
  priorite: "Priorité",
  champs: "Champs d’intervention",
  publicCible: "Public",
  territoiresCibles: "Territoires",
  budget: "Budget",
  indicateurs: "Indicateurs",
  completude: "Complétude",
  maj: "Modifiée",
} as const;
export type NomColonne = keyof typeof COLONNES;

/** `ouvert` : le nœud, la colonne ou le trimestre déplié quand le plan est trop grand pour tout montrer. */
export type Vue = {
  filtres: Filtres;
  /** Des codes d'états : ce filtre se dit avec le suivi, pas en SQL du plan. */
  etats: string[];
  tri: Omit<Tri, "rangNoeuds">;
  colonnes: NomColonne[];
  page: number;
  ouvert: string | null;
  selection: boolean;
};

/** Jusqu'à ce nombre de fiches, l'arbre, les cartes et le calendrier montrent tout. */
export const TOUT_MONTRER = 60;

export const AXES_CARTES = ["noeud", "priorite", "etat"] as const;
export type AxeCartes = (typeof AXES_CARTES)[number];

/** Les clés d'adresse d'un filtre à plusieurs valeurs, et le champ de `Filtres` qu'elles remplissent. */
export const FILTRES_LISTES = {
  noeud: "noeuds",
  pilote: "pilotes",
  priorite: "priorites",
  champ: "champs",
  public: "publics",
  territoire: "territoires",
  partenaire: "partenaires",
  annee: "annees",
  budget: "budgets",
  indicateur: "indicateurs",
  maj: "mois",
  manque: "manquants",
} as const;
export type CleFiltre = keyof typeof FILTRES_LISTES;

export const LIBELLES_FILTRE: Record<CleFiltre | "etat", string> = {
  etat: "État",
  noeud: "Nœud",
  pilote: "Pilote",
  priorite: "Priorité",
  champ: "Champ",
  public: "Public",
  territoire: "Territoire",
  partenaire: "Partenaire",
  annee: "Année",
  budget: "Budget",
  indicateur: "Indicateurs",
  maj: "Modifiée en",
  manque: "Il manque",
};
