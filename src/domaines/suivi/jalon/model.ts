import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Forme } from "../etat/model.ts";

export const ETATS_JALON = ["prevu", "enCours", "fait", "abandonne"] as const;
export type EtatJalon = (typeof ETATS_JALON)[number];

/** La table de SUI-20 : un jalon avance, revient en arrière ou s'abandonne ; rien ne l'enferme : on se trompe de case. */
export const CYCLE_JALON: Cycle<EtatJalon> = {
  prevu: ["enCours", "fait", "abandonne"],
  enCours: ["prevu", "fait", "abandonne"],
  fait: ["enCours", "prevu"],
  abandonne: ["prevu", "enCours"],
};
export const LIBELLES_JALON: Record<EtatJalon, string> = {
  prevu: "Prévu",
  enCours: "En cours",
  fait: "Fait",
  abandonne: "Abandonné",
};
export const FORMES_JALON: Record<EtatJalon, Forme> = {
  prevu: "attente",
  enCours: "marche",
  fait: "faite",
  abandonne: "fin",
};

/** Une étape d'une fiche : ce qui sera fait, quand, et où cela en est. */
export type Jalon = {
  id: string;
  convention: string;
  fiche: string;
  ordre: number;
  libelle: string;
  /** Une année, un mois ou un jour. */
  terme: string | null;
  etat: EtatJalon;
  /** Le jour où il est passé dans cet état. */
  le: Jour | null;
  version: number;
};
