import type { Jour } from "#commun/jour.ts";
import type { Mois } from "#commun/mois.ts";
import type { CodeSection, Comptage } from "../structure/model.ts";

/**
 * Les places libres d'une section un mois donné, par demi-journée ; négatives, il y a plus d'enfants que la capacité autorisée.
 * `ditesLe` : quand on les a dites, si elles ne se comptent pas des enfants.
 */
export type PlacesLibres = {
  structure: string;
  section: string;
  code: CodeSection;
  mois: Mois;
  demiJournees: number[];
  source: Comptage;
  ditesLe?: Jour;
};

/** De quel mois à quel mois, les deux compris. */
export type Intervalle = { de: Mois; a: Mois };

/** Un enfant déjà accueilli, sans nom : ses mois, et ses demi-journées en dix bits (lundi matin vaut 1). `demande` : celle qu'il solde. */
export type Occupant = {
  id: string;
  structure: string;
  repere: string;
  naissance: Mois;
  entree: Mois;
  sortie: Mois | null;
  semaine: number;
  source: "saisie" | "import" | "commission";
  demande: string | null;
};

export type CouleurCase = "libre" | "complete" | "toleree" | "rouge" | "fermee";
export type RaisonCase = "ferme" | "tropLibres" | "section" | "sansSurnombre" | "instant" | "semaine" | "surnombre";

/** Une case de la grille : ses places, et pourquoi elle n'est pas comme les autres. `total` et `plein` : toute la structure. */
export type CaseGrille = {
  libres: number | null;
  capacite: number;
  couleur: CouleurCase;
  raison: RaisonCase | null;
  total: number;
  plein: number;
  limite: number;
};

/** Une ligne de la grille : une section, un mois, dix cases. */
export type LigneGrille = { section: string; code: CodeSection; mois: Mois; source: Comptage; cases: CaseGrille[] };

/** Des places à écrire : un mois d'une section. */
export type PlacesDites = { section: string; mois: Mois; places: number[] };

/** Le nom d'une case dans un formulaire. */
export const cleDeCase = (section: string, mois: Mois, rang: number): string => `p_${section}_${mois}_${rang}`;
