import type { Jour } from "#commun/jour.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import type { NomMontant } from "../budget/model.ts";

/** Ce que l'on lit d'une fiche pour savoir où elle se passe et qui la porte. */
export type FicheLue = Pick<
  Fiche,
  "id" | "reference" | "titre" | "territoiresCibles" | "pilotes" | "partenaires" | "echeances"
>;

/** Ce qu'un texte de territoire désigne ; `inconnu` : on ne l'a pas reconnu, et on le dit. */
export type Lieu = { genre: "communes"; codes: string[] } | { genre: "tout" } | { genre: "inconnu" };

export const RAISONS = {
  territoire: "s’y passe",
  volet: "y a une part",
  pilote: "pilotée par elle",
  partenaire: "partenaire",
} as const;
export type Raison = keyof typeof RAISONS;

/** Où une fiche se passe : partout, ou dans ces communes, chacune avec ce qui l'y lie. */
export type FicheSituee = {
  fiche: FicheLue;
  partout: boolean;
  communes: ReadonlyMap<string, ReadonlySet<Raison>>;
  inconnus: string[];
};

/** Ce qu'une fiche est pour une commune, et le jour où on l'a dit ; `part` : l'état est celui de sa part. */
export type DitIci = { etat: string | null; precision: string | null; part: boolean; le: Jour | null };
export type FicheDite = FicheSituee & { dit: DitIci };

/** Ce que l'on dit de l'argent d'une commune. */
export const MONTANTS_DE_COMMUNE: readonly NomMontant[] = ["prevu", "demande", "accorde", "verse"];

/** De quoi reconnaître un lieu : une commune du périmètre par son nom, les zones de l'espace, les noms du territoire entier. */
export type Atlas = {
  reconnaitre: (nom: string) => string | null;
  zones: readonly { nom: string; communes: readonly string[] }[];
  entiers: readonly string[];
};

/** La commune que représente un acteur, quand c'en est une. */
export type CommuneDActeur = ReadonlyMap<string, string>;

export type SeancesIci = { service: string; seances: number; adultes: number; enfants: number; derniere: Jour | null };

/** Un indicateur détaillé par commune : sa dernière valeur ici, à côté de celle de l'ensemble à la même période. */
export type IndicateurIci = {
  id: string;
  libelle: string;
  unite: string;
  periode: string | null;
  nombre: number | null;
  sur: number | null;
  ensemble: number | null;
};
