import type { Statistique } from "#domaines/statistiques/model.ts";

/** Ce que l'on sait d'une commune : sa valeur, les deux termes d'un rapport, ou pourquoi l'on n'en dit rien. */
export type Point = {
  code: string;
  nom: string;
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  secret: boolean;
};

export type GenreCarte = "aplats" | "symboles";

/** Ce que l'on a choisi de montrer. `ou` : l'ensemble de communes, comme une adresse le nomme, ou l'espace entier. */
export type Choix = { statistique: Statistique; millesime: number; ou: string };
