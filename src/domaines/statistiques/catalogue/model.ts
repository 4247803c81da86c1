export const THEMES = [
  "population",
  "petiteEnfance",
  "enfanceJeunesse",
  "familles",
  "ressources",
  "formation",
  "mobilite",
  "offre",
  "guichet",
] as const;
export type Theme = (typeof THEMES)[number];

export const LIBELLES_THEME: Record<Theme, string> = {
  population: "Population",
  petiteEnfance: "Accueil du jeune enfant",
  enfanceJeunesse: "Enfance et jeunesse",
  familles: "Familles et prestations",
  ressources: "Revenus et précarité",
  formation: "Formation et insertion",
  mobilite: "Mobilité",
  offre: "Équipements et services",
  guichet: "Demandes des familles",
};

export const PRODUCTEURS = [
  "insee",
  "caf",
  "pmi",
  "educationNationale",
  "gestionnaires",
  "territoire",
  "maillage",
] as const;
export type Producteur = (typeof PRODUCTEURS)[number];

export const LIBELLES_PRODUCTEUR: Record<Producteur, string> = {
  insee: "Insee",
  caf: "Caf et Cnaf",
  pmi: "Protection maternelle et infantile",
  educationNationale: "Éducation nationale",
  gestionnaires: "Gestionnaires des équipements",
  territoire: "Le territoire",
  maillage: "Maillage, de ce qui y est tenu",
};

/**
 * Comment un chiffre se compose. Un compte s'additionne ; un rapport (`facteur` : 100 pour un taux) garde ses deux termes, que ce soient
 * ceux qu'on a donnés ou d'autres chiffres ; `parmi: false` : l'un n'y compte pas une partie de l'autre ; une évolution compare un compte à
 * lui-même ; une donnée ne se recompose pas, et dit pourquoi.
 */
export type Formule =
  | { genre: "compte" }
  | {
      genre: "rapport";
      facteur: number;
      numerateur: readonly string[];
      denominateur: readonly string[];
      parmi?: boolean;
    }
  | { genre: "evolution"; de: string; annees: number }
  | { genre: "donnee"; raison: string };

/** Un chiffre du catalogue. `publique` : un petit nombre s'en publie (naissances, élèves) ; sinon le seuil du producteur vaut. */
export type Statistique = {
  code: string;
  nom: string;
  theme: Theme;
  definition: string;
  unite: string;
  decimales: number;
  formule: Formule;
  producteur: Producteur;
  methode: string;
  licence: string;
  publique: boolean;
  /** D'un montant, le compte de ceux à qui il est versé : il se tait avec eux. */
  beneficiaires?: string;
  /** D'un compte qui en réunit d'autres, lesquels : il se tait avec eux, qui s'en déduiraient. */
  reunit?: readonly string[];
};

/** Un chiffre que l'espace ajoute au catalogue. */
export type StatistiquePropre = Statistique & { version: number };

/** Un compte s'additionne d'un territoire à l'autre ; rien d'autre. */
export const estAdditive = ({ formule }: Statistique): boolean => formule.genre === "compte";
