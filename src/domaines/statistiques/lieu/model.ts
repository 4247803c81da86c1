import type { Epci, IndexTerritoire } from "#domaines/territoire/model.ts";

export const GENRES_TERRITOIRE = ["commune", "bassin", "epci", "departement", "region", "france"] as const;
export type GenreTerritoire = (typeof GENRES_TERRITOIRE)[number];

export const LIBELLES_GENRE: Record<GenreTerritoire, string> = {
  commune: "Commune",
  bassin: "Bassin de vie",
  epci: "Intercommunalité",
  departement: "Département",
  region: "Région",
  france: "France",
};

/** Un territoire dont on dit un chiffre : le code Insee d'une commune, l'identifiant d'un bassin de l'espace, le SIREN d'un EPCI… */
export type Lieu = { genre: GenreTerritoire; code: string };

export const FRANCE: Lieu = { genre: "france", code: "FR" };

/** Un lieu tel qu'une page le nomme. */
export type LieuNomme = Lieu & { nom: string };

/** Un bassin de vie de l'espace : un ensemble de communes. */
export type Bassin = { id: string; nom: string; communes: readonly string[] };

/** De quoi nommer un territoire et en connaître les communes. */
export type Geographie = {
  index: IndexTerritoire;
  bassins: readonly Bassin[];
  nommerEpci: (epci: Epci) => string;
  /** De quelles communes un EPCI ou un bassin était fait, depuis l'année `debut`. */
  compositions?: readonly { genre: GenreTerritoire; territoire: string; debut: number; communes: readonly string[] }[];
};
