import type { Jour } from "#commun/jour.ts";

/** Une question fermée : on y répond par l'un de ses niveaux, du plus faible au plus fort. */
export type Question = { libelle: string; niveaux: string[] };

/** Trois questions au plus : deux à niveaux, et une libre (vide s'il n'y en a pas). */
export type Questionnaire = {
  id: string;
  convention: string;
  lien: string;
  titre: string;
  accueil: string;
  questions: Question[];
  libre: string;
  indicateur: string | null;
  fermeLe: Jour;
  creeLe: string;
};

export type Canal = "lien" | "papier";

/** Une réponse : un rang de niveau par question (rien si l'on n'a pas répondu), et un texte. De qui répond, rien. */
export type Retour = { envoi: string; canal: Canal; jour: Jour; niveaux: (number | null)[]; libre: string };

export const NIVEAUX_HABITUELS = [
  "Pas du tout satisfait",
  "Plutôt pas satisfait",
  "Plutôt satisfait",
  "Très satisfait",
];
