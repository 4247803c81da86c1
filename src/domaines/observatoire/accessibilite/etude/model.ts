import type { ClasseCommune, Profil } from "../model.ts";

export const MODES_ACCUEIL = ["collectif", "individuel"] as const;
export type ModeAccueil = (typeof MODES_ACCUEIL)[number];

/** Une commune : son centre, ses enfants de moins de trois ans, son bassin ; `interne` : km d'un trajet à l'intérieur, si l'on sait sa surface. */
export type CommuneEtudiee = {
  code: string;
  nom: string;
  lat: number;
  lon: number;
  classe: ClasseCommune;
  enfants: number;
  bassin: string | null;
  interne?: number | null;
  /** Demandes reçues et restées sans place, quand le guichet les compte. */
  demandes?: { recues: number; refusees: number } | null;
};

/**
 * Ce qui a des places. `eaje` : un établissement d'accueil, au sens de la Cnaf ; `lieu` : une crèche, une micro-crèche ou une MAM, et non
 * des assistants maternels chez eux ; `reservee` : à son seul bassin.
 */
export type SiteEtudie = {
  id: string;
  nom: string;
  commune: string;
  lat: number;
  lon: number;
  mode: ModeAccueil;
  eaje: boolean;
  lieu: boolean;
  places: number;
  reservee: boolean;
};

/** Un territoire tel qu'il est, ou tel qu'on l'imagine. */
export type Etat = { communes: readonly CommuneEtudiee[]; sites: readonly SiteEtudie[] };

/** Des minutes de commune à commune, par « origine>destination » ; `complet` : ce qui n'y est pas est hors d'atteinte. */
export type FichierTemps = { minutes: ReadonlyMap<string, number>; complet: boolean };

export type ModeEtude = ModeAccueil | "total";
export type Reglages = { profil: Profil; mode: ModeEtude; reference: number; temps: FichierTemps | null };

export const GENRES_ZONE_ACCES = ["aBlanc", "blanche", "sousDotee", "enTension"] as const;
export type GenreZoneAcces = (typeof GENRES_ZONE_ACCES)[number];

/** Une zone où la commune se trouve ; ferme si tous les essais la disent. */
export type ZoneAcces = { genre: GenreZoneAcces; ferme: boolean; essais: number; sur: number };

/** `acces` : places par enfant ; `proche` : minutes jusqu'au lieu le plus proche, ou l'infini ; `manque` : places pour atteindre la référence. */
export type LigneAcces = {
  commune: CommuneEtudiee;
  acces: number;
  proche: number;
  manque: number;
  zones: ZoneAcces[];
  dernierDixieme: boolean;
  peuSur: boolean;
};

/** Un territoire étudié : commune par commune, puis en tout. */
export type Etude = {
  lignes: LigneAcces[];
  enfants: number;
  places: number;
  acces: number;
  manque: number;
  gini: number;
  perdus: SiteEtudie[];
};
