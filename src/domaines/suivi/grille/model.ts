import { FREQUENCES, type Frequence } from "../periode/model.ts";

/** Une grille a son rythme : ce qui se relève au hasard des jours se saisit seul. */
export const FREQUENCES_GRILLE = FREQUENCES.filter((frequence) => frequence !== "ponctuelle");

/** Une grille de saisie : des indicateurs choisis une fois, remplis ensemble à chaque période. */
export type Grille = {
  id: string;
  convention: string;
  libelle: string;
  frequence: Frequence;
  indicateurs: string[];
};
