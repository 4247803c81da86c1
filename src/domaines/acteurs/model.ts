import type { Jour } from "#commun/jour.ts";

export const SORTES = ["organisation", "contact"] as const;
export type Sorte = (typeof SORTES)[number];

export const LIBELLES_SORTE: Record<Sorte, string> = { organisation: "Organisation", contact: "Personne" };

export const GENRES_ACTEUR = [
  "caf",
  "epci",
  "commune",
  "syndicat",
  "msa",
  "departement",
  "etat",
  "association",
  "service",
  "etablissement",
  "autre",
] as const;
export type GenreActeur = (typeof GENRES_ACTEUR)[number];

export const LIBELLES_GENRE: Record<GenreActeur, string> = {
  caf: "Caf",
  epci: "Intercommunalité",
  commune: "Commune",
  syndicat: "Syndicat",
  msa: "MSA",
  departement: "Département",
  etat: "État",
  association: "Association",
  service: "Service",
  etablissement: "Établissement",
  autre: "Autre",
};

/** Qui porte ou accompagne une action : une organisation, ou une personne, qui n'a pas toujours de compte. */
export type Acteur = {
  espace: string;
  id: string;
  sorte: Sorte;
  nom: string;
  nomCourt: string | null;
  genre: GenreActeur | null;
  code: string | null;
  qualite: string | null;
  courriel: string | null;
  organisation: string | null;
  compte: string | null;
  /** L'acteur sous le nom duquel celui-ci est gardé, quand on a reconnu un doublon. */
  fusionne: string | null;
  /** Le jour où quelqu'un a dit que sa fiche était juste. */
  verifieLe: Jour | null;
  version: number;
};

export type SaisieActeur = Omit<Acteur, "espace" | "id" | "fusionne" | "verifieLe" | "version">;

export type FiltresActeurs = {
  q: string;
  sorte: Sorte | null;
  genre: GenreActeur | null;
  /** Vérifiés après ce jour, ils n'y sont pas. */
  verifiesAvant?: Jour | null;
};

/** Ce qu'un nom lu désigne : l'acteur `nom`, par son nom ou par son sigle ; ou personne, et à qui il ressemble. */
export type Reconnu = { surete: "nom" | "sigle"; nom: string } | { surete: "inconnu"; proches: string[] };
