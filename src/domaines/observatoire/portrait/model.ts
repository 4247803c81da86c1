import type { LieuNomme, Statistique } from "#domaines/statistiques/model.ts";

/** Une valeur une année : ses termes quand c'est un rapport, et si la méthode a changé cette année-là. */
export type Mesure = {
  millesime: number;
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  secret: boolean;
  rupture: string;
  contour: string;
  source: string;
};

/** La même année, ailleurs : le bassin, l'EPCI, le département, la région, la France. */
export type Comparaison = { lieu: LieuNomme; mesure: Mesure | null };

/** Un chiffre d'un portrait : sa série ici, l'année que l'on montre, et les mêmes ailleurs cette année-là. */
export type Trait = {
  statistique: Statistique;
  serie: readonly Mesure[];
  mesure: Mesure;
  comparaisons: readonly Comparaison[];
  phrases: readonly string[];
};

/** Un territoire en chiffres. `absents` : ce que l'on ne sait pas encore de lui. */
export type Portrait = {
  lieu: LieuNomme;
  dans: readonly LieuNomme[];
  habitants: number | null;
  communes: readonly string[];
  traits: readonly Trait[];
  absents: readonly Statistique[];
  sources: readonly string[];
};
