import type { Jour } from "#commun/jour.ts";

/** Ce que l'on a lu d'un fichier de temps : les couples gardés, ceux d'ailleurs, les lignes qu'on n'a pu lire. */
export type Constat = {
  couples: number;
  ailleurs: number;
  communes: number;
  fautes: { ligne: number; dit: string }[];
  autres: number;
};

/** Un fichier de temps de trajet ; `complet` : ce qu'il ne dit pas est hors d'atteinte. */
export type Fichier = {
  etat: "prepare" | "actif";
  nom: string;
  source: string;
  complet: boolean;
  importeLe: Jour;
  minutes: Record<string, number>;
  constat: Constat;
};
