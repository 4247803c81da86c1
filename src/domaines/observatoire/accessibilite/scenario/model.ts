import type { ModeAccueil } from "../etude/model.ts";

/** Ce que l'on imagine : ouvrir, fermer, déplacer, agrandir une structure ; changer une commune de bassin ; réserver des places. */
export type Changement =
  | { genre: "ouvrir"; nom: string; commune: string; mode: ModeAccueil; places: number }
  | { genre: "fermer"; site: string }
  | { genre: "deplacer"; site: string; commune: string }
  | { genre: "places"; site: string; places: number }
  | { genre: "bassin"; commune: string; bassin: string }
  | { genre: "reserver"; site: string; reservee: boolean };

export type RefusChangement = "commune-inconnue" | "site-inconnu" | "places-impossibles" | "bassin-sans-nom";

/** Ce qu'une commune gagne ou perd : places par enfant, et places en tout. */
export type Ecart = {
  code: string;
  nom: string;
  enfants: number;
  avant: number;
  apres: number;
  places: number;
  sens: "gagne" | "perd" | "egal";
};

/** Un bassin et ce qu'il offre à ses enfants : les places qui s'y trouvent, celles qu'ils atteignent. */
export type BilanBassin = { bassin: string; communes: number; enfants: number; places: number; acces: number };

/** Un scénario gardé par l'espace. */
export type Scenario = {
  espace: string;
  id: string;
  nom: string;
  note: string;
  changements: Changement[];
  version: number;
};
