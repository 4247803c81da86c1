import type { Lieu } from "../lieu/model.ts";

/** Pourquoi un chiffre ne se calcule pas. */
export const RAISONS = ["manque", "secret", "sans-termes", "ne-se-recompose-pas", "denominateur-nul"] as const;
export type Raison = (typeof RAISONS)[number];

/** Ce qu'un territoire apporte à un calcul : un compte est dans `valeur`, les termes d'un rapport dans les deux autres. */
export type Part = {
  territoire: string;
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  secret: boolean;
};

/** Un chiffre calculé, ou pourquoi il ne l'est pas et faute de quels territoires. */
export type Calcul = {
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  raison: Raison | null;
  faute: readonly string[];
};

/** Ce que l'on dépose. `contour` : le territoire n'est pas tout à fait celui d'aujourd'hui ; `rupture` : la méthode a changé. */
export type Depose = {
  statistique: string;
  lieu: Lieu;
  millesime: number;
  valeur?: number | null;
  numerateur?: number | null;
  denominateur?: number | null;
  secret?: boolean;
  contour?: string;
  rupture?: string;
};

/** Ce qui est gardé, avec le dépôt qui l'a dit. */
export type Gardee = {
  statistique: string;
  genre: Lieu["genre"];
  territoire: string;
  millesime: number;
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  secret: boolean;
  contour: string;
  rupture: string;
  depot: string;
  source: string;
};

/**
 * Un chiffre d'un territoire, une année. `valeur` est ce que l'on retient : le calcul quand il se fait, sinon ce qui est donné ;
 * `donnee` reste à côté, et `ecart` dit qu'à l'arrondi près les deux ne disent pas la même chose.
 */
export type Valeur = {
  statistique: string;
  lieu: Lieu;
  millesime: number;
  valeur: number | null;
  donnee: number | null;
  calcul: Calcul;
  ecart: boolean;
  secret: boolean;
  contour: string;
  rupture: string;
  source: string;
};
