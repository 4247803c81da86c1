import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { FicheVersion } from "../contenu/model.ts";

export type EtatAvenant = "ouvert" | "signe" | "abandonne";

/** ACTE-90 : la vie d'un avenant ; signé ou abandonné, il ne se rouvre pas. */
export const CYCLE_AVENANT: Cycle<EtatAvenant> = { ouvert: ["signe", "abandonne"], signe: [], abandonne: [] };

export const LIBELLES_AVENANT: Record<EtatAvenant, string> = {
  ouvert: "Ouvert",
  signe: "Signé",
  abandonne: "Abandonné",
};

/** Ce qui motive une différence, désignée par sa clé ; la liste est dans l'ordre que l'auteur a voulu. */
export type Motif = { cle: string; motif: string };

export type Avenant = {
  id: string;
  convention: string;
  numero: number;
  /** Le numéro de la version signée qu'il change. */
  depuis: number;
  objet: string;
  /** Ce que l'on a demandé de changer, avant de l'écrire. */
  souhaits: string[];
  motifs: Motif[];
  etat: EtatAvenant;
  ouvertLe: Jour;
  closLe: Jour | null;
  version: number;
};

/** « Avenant 2 » : comme une délibération le nomme. */
export const nomAvenant = ({ numero }: Pick<Avenant, "numero">): string => `Avenant ${numero}`;

/**
 * Une décision qui couvre ce qui change d'une fiche : ce qu'elle décide, quand, comment on la cite, et la fiche telle qu'elle l'a
 * laissée, à cet instant.
 */
export type Couverture = {
  fiche: string;
  texte: string;
  le: Jour;
  acte: string;
  instant: string;
  laissee: FicheVersion | null;
};
