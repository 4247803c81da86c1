import type { Mois } from "#commun/mois.ts";
import type { CodeSection, Comptage } from "../structure/model.ts";

/**
 * Les places libres d'une section un mois donné, par demi-journée ; négatives, il y a plus d'enfants que la capacité autorisée.
 * `ditesLe` : l'instant où on les a dites, si elles ne se comptent pas des enfants.
 */
export type PlacesLibres = {
  structure: string;
  section: string;
  code: CodeSection;
  mois: Mois;
  demiJournees: number[];
  source: Comptage;
  ditesLe?: string;
};

/** De quel mois à quel mois, les deux compris. */
export type Intervalle = { de: Mois; a: Mois };

/**
 * Un enfant déjà accueilli, sans nom : ses mois, et ses demi-journées en dix bits (lundi matin vaut 1). Placé par la commission, `demande` est
 * celle qu'il solde, `accordeLe` l'instant où sa famille a accepté, `reserve` la place gardée qu'il tient.
 */
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
  reserve: string | null;
  accordeLe: string | null;
};

/** Un enfant que l'on ajoute : la commission seule dit le reste. */
export type NouvelOccupant = Omit<Occupant, "id" | "reserve" | "accordeLe"> &
  Partial<Pick<Occupant, "reserve" | "accordeLe">>;

/**
 * Un mois d'une section tel qu'une commission le lit : ce que l'on y autorise, et ce qui y est libre sans compter les enfants qu'elle a
 * placés (rien : personne ne l'a encore dit).
 */
export type MoisEnForce = {
  structure: string;
  code: CodeSection;
  mois: Mois;
  capacites: readonly number[];
  libres: readonly number[];
};

/** Un enfant que la commission a placé, et les mois où les places en force ne le comptent pas encore. */
export type Attribue = { occupant: Occupant; aDeduire: Mois[] };

/** Ce qu'une commission lit d'une structure, mois après mois. */
export type PlacesEnForce = { mois: MoisEnForce[]; attribues: Attribue[] };

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
