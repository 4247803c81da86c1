import type { Jour } from "#commun/jour.ts";

/** Les sections du modèle national d'un diagnostic (annexe 1), dans l'ordre où on les lit. */
export const SECTIONS_MODELE = [
  "presentation",
  "population",
  "allocataires",
  "socioEconomique",
  "prestations",
  "petiteEnfance",
  "parentalite",
  "enfanceJeunesse",
  "vieSociale",
  "logement",
  "accesDroits",
  "insertionHandicap",
] as const;
export type SectionModele = (typeof SECTIONS_MODELE)[number];

/** Une partie du diagnostic. `modele` la dit du modèle national ; sinon elle est du territoire. Version 0 : rien d'écrit encore. */
export type Section = {
  convention: string;
  id: string;
  modele: SectionModele | null;
  titre: string;
  ordre: number;
  texte: string;
  forces: string[];
  faiblesses: string[];
  besoins: string[];
  /** Le jour où chaque besoin fut dit, par ses mots. */
  besoinsDepuis: Readonly<Record<string, Jour>>;
  version: number;
  modifieLe: string | null;
  modifiePar: string | null;
};

export const GENRES_FIGURE = ["tableau", "courbe", "carte"] as const;
export type GenreFigure = (typeof GENRES_FIGURE)[number];
export const LIBELLES_FIGURE: Record<GenreFigure, string> = {
  tableau: "Un tableau par territoire",
  courbe: "Une courbe d’année en année",
  carte: "Une carte des communes",
};

/** Un chiffre appelé dans une section. Sans `millesime`, c'est le dernier que l'on connaît : il suit les nouvelles années. */
export type Figure = {
  id: string;
  convention: string;
  section: string;
  ordre: number;
  genre: GenreFigure;
  statistique: string;
  millesime: number | null;
};

export const GENRES_ETAPE = [
  "portrait",
  "groupe",
  "entretiens",
  "observation",
  "questionnaire",
  "reunion",
  "ecriture",
  "comite",
] as const;
export type GenreEtape = (typeof GENRES_ETAPE)[number];
export const LIBELLES_ETAPE: Record<GenreEtape, string> = {
  portrait: "Portrait chiffré",
  groupe: "Groupe de travail",
  entretiens: "Entretiens",
  observation: "Observation sur place",
  questionnaire: "Questionnaire",
  reunion: "Réunion publique",
  ecriture: "Atelier d’écriture",
  comite: "Comité",
};

/** Un moment de la démarche : qui l'on a écouté, combien, et ce qui en ressort ; jamais un nom. */
export type Etape = {
  id: string;
  convention: string;
  genre: GenreEtape;
  titre: string;
  debut: Jour | null;
  fin: Jour | null;
  participants: number | null;
  public: string;
  constats: string;
  version: number;
};

export const ORIGINES = ["acteurs", "familles", "habitants", "donnees"] as const;
export type Origine = (typeof ORIGINES)[number];
export const LIBELLES_ORIGINE: Record<Origine, string> = {
  acteurs: "Les acteurs",
  familles: "Les familles",
  habitants: "Les habitants",
  donnees: "Les données",
};

/** Les thèmes que partagent apports, zones et enjeux : les champs d'une convention. */
export const THEMES = [
  "petiteEnfance",
  "parentalite",
  "enfanceJeunesse",
  "vieSociale",
  "logement",
  "accesDroits",
  "handicap",
  "mobilite",
  "transversal",
] as const;
export type Theme = (typeof THEMES)[number];
export const LIBELLES_THEME: Record<Theme, string> = {
  petiteEnfance: "Petite enfance",
  parentalite: "Parentalité",
  enfanceJeunesse: "Enfance et jeunesse",
  vieSociale: "Animation de la vie sociale",
  logement: "Logement et cadre de vie",
  accesDroits: "Accès aux droits et aux services",
  handicap: "Handicap et inclusion",
  mobilite: "Mobilité",
  transversal: "Transversal",
};

/** Ce que quelqu'un a apporté au diagnostic. */
export type Apport = {
  id: string;
  convention: string;
  etape: string | null;
  origine: Origine;
  theme: Theme;
  texte: string;
  version: number;
};

export const GENRES_ZONE = ["offre", "acces"] as const;
export type GenreZone = (typeof GENRES_ZONE)[number];
export const LIBELLES_ZONE: Record<GenreZone, string> = {
  offre: "L’offre y est insuffisante",
  acces: "L’offre y est difficile d’accès",
};

/** Une zone où l'on manque : des communes, et ce que l'on y constate. */
export type Zone = {
  id: string;
  convention: string;
  genre: GenreZone;
  theme: Theme;
  nom: string;
  communes: string[];
  constat: string;
  version: number;
};

/** Ce que le territoire a à faire : d'où cela vient (chiffres, apports, zones) et à quel point cela presse (1 d'abord). */
export type Enjeu = {
  id: string;
  convention: string;
  theme: Theme;
  texte: string;
  priorite: 1 | 2 | 3 | null;
  statistiques: string[];
  apports: string[];
  zones: string[];
  version: number;
};
export const LIBELLES_PRIORITE: Record<1 | 2 | 3, string> = { 1: "Première", 2: "Deuxième", 3: "Troisième" };

/** Une partie du diagnostic telle que les parties la signent : ses mots, et les chiffres qu'elle appelle, sans leurs valeurs. */
export type PartieSignee = {
  id: string;
  titre: string;
  texte: string;
  forces: string[];
  faiblesses: string[];
  besoins: string[];
  figures: string[];
};

/** Ce qui fait l'annexe 1 : ce qui est écrit, les chiffres appelés, les enjeux et les zones. */
export type DiagnosticEcrit = {
  sections: readonly Section[];
  figures: readonly Figure[];
  enjeux: readonly Enjeu[];
  zones: readonly Zone[];
};
