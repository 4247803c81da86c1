import type { Niveau } from "../model.ts";

/** Comment une école accueille les enfants de deux ans. */
export const ACCUEILS_DEUX_ANS = ["oui", "siPlace", "non", "inconnu"] as const;
export type AccueilDeuxAns = (typeof ACCUEILS_DEUX_ANS)[number];
export const LIBELLES_DEUX_ANS: Record<AccueilDeuxAns, string> = {
  oui: "Oui",
  siPlace: "S’il reste des places",
  non: "Non",
  inconnu: "On ne sait pas encore",
};

/** Une école et son secteur, qui est une zone du territoire ; sans secteur, il est sa commune. */
export type Ecole = {
  id: string;
  nom: string;
  commune: string;
  secteur: string | null;
  publique: boolean;
  deuxAns: AccueilDeuxAns;
  version: number;
};

/** Ses élèves de maternelle par niveau, et ses classes, à une rentrée ; nul : personne ne l'a compté. */
export type Effectif = Record<Niveau, number | null> & { ecole: string; rentree: number; classes: number | null };
