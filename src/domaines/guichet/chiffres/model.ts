import type { Jour } from "#commun/jour.ts";

export const ISSUES = ["avec", "sans", "retiree"] as const;
/** Ce qu'est devenue une demande : une solution, ici ou ailleurs ; aucune encore ; retirée par la famille. */
export type Issue = (typeof ISSUES)[number];
export const LIBELLES_ISSUE: Record<Issue, string> = {
  avec: "Avec une solution",
  sans: "Sans solution",
  retiree: "Retirées",
};

export const DIMENSIONS = ["commune", "age", "mois", "mode"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const LIBELLES_DIMENSION: Record<Dimension, string> = {
  commune: "Commune",
  age: "Âge à l’entrée",
  mois: "Mois d’entrée",
  mode: "Mode d’accueil demandé",
};

/** Des demandes comptées : une ligne par valeur de la dimension, une colonne par issue. */
export type Repartition<N = number> = { dimension: Dimension; cles: string[]; cellules: N[][]; lignes: N[] };

/** Des demandes sans solution, zone par zone ; une zone peut en chevaucher une autre. */
export type BesoinDeZone<N = number> = { zone: string; nom: string; sans: N };

/** Des demandes servies en partie, là où habite la famille. */
export type PartiellesDe<N = number> = { commune: string; nombre: N };

export type Attente = { mediane: number | null; sur: number };

/** Les chiffres du guichet, une année ; `N` admet nul une fois publiés : un nombre caché. Les médianes sont en jours. */
export type Chiffres<N = number> = {
  annee: number;
  au: Jour;
  demandes: N;
  /** Comptées à part des autres ; absentes : une publication d'avant qu'on ne les sépare. */
  occasionnelles?: N;
  changements?: N;
  issues: Record<Issue, N>;
  familles: { avec: N; sans: N };
  /** Nulle : une répartition que ses totaux laisseraient deviner ne se publie pas. */
  repartitions: (Repartition<N> | null)[];
  zones: BesoinDeZone<N>[];
  attenteServie: Attente;
  attenteEnCours: Attente;
  /** Absentes : une publication d'avant que l'on ne les compte. */
  partielles?: PartiellesDe<N>[];
  offres: { acceptees: N; refusees: N; sansReponse: N };
  commissions: { tenues: number; presents: number };
  creches: { centralisees: number; total: number };
};

export type ChiffresPublies = Chiffres<number | null>;

export type Publication = { id: string; annee: number; au: Jour; contenu: ChiffresPublies; publiePar: string };
