import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

/** L'avis que la loi demande, avec ses délais ; ou l'avis d'opportunité qu'un territoire donne de lui-même, plus large et sans délai. */
export const GENRES_AVIS = ["legal", "opportunite"] as const;
export type GenreAvis = (typeof GENRES_AVIS)[number];
export const LIBELLES_GENRE_AVIS: Record<GenreAvis, string> = {
  legal: "Avis prévu par la loi",
  opportunite: "Avis d’opportunité local",
};

export const NATURES = ["creation", "extension", "transformation"] as const;
export type Nature = (typeof NATURES)[number];
export const LIBELLES_NATURE_PROJET: Record<Nature, string> = {
  creation: "Création",
  extension: "Extension",
  transformation: "Transformation",
};

/** Qui gère : les textes ne disent pas si une délégation ou un marché de la collectivité demande l'avis. */
export const GESTIONS = ["oui", "delegue", "non"] as const;
export type Gestion = (typeof GESTIONS)[number];
export const LIBELLES_GESTION: Record<Gestion, string> = {
  oui: "Oui",
  delegue: "Oui, pour une collectivité : délégation ou marché public",
  non: "Non, public",
};

export const STRUCTURES = ["microCreche", "creche", "creFamiliale", "jardinEnfants", "halte", "autre"] as const;
export type Structure = (typeof STRUCTURES)[number];
export const LIBELLES_STRUCTURE: Record<Structure, string> = {
  microCreche: "Micro-crèche",
  creche: "Crèche collective",
  creFamiliale: "Crèche familiale",
  jardinEnfants: "Jardin d’enfants",
  halte: "Halte-garderie",
  autre: "Autre accueil d’enfants de moins de six ans",
};

export type Qui = "commune" | "epci" | "syndicat";
/** Ce que la commune d'implantation fait de la demande : lu le jour de la réception, gelé ensuite. */
export type Orientation =
  | { genre: "decide"; qui: Qui; nom: string; cle: string }
  | { genre: "transmet"; qui: Qui; nom: string; cle: string }
  | { genre: "sansObjet" };

export const ETATS_AVIS = [
  "recue",
  "transmise",
  "sansObjet",
  "incomplete",
  "caduque",
  "complete",
  "favorable",
  "favorableTacite",
  "defavorable",
  "perime",
  "retiree",
] as const;
export type EtatAvis = (typeof ETATS_AVIS)[number];

const ISSUES = ["favorable", "defavorable", "favorableTacite"] as const;

/** SPPE-30 : la vie d'une demande d'avis ; caducité, avis tacite et péremption viennent du calendrier, les autres pas de quelqu'un. */
export const CYCLE_AVIS: Cycle<EtatAvis> = {
  recue: ["transmise", "sansObjet", "incomplete", "complete", ...ISSUES, "retiree"],
  transmise: ["incomplete", "complete", ...ISSUES, "retiree"],
  sansObjet: [],
  incomplete: ["complete", "caduque", "retiree"],
  caduque: [],
  complete: [...ISSUES, "retiree"],
  favorable: ["perime"],
  favorableTacite: ["perime"],
  defavorable: ["favorableTacite"],
  perime: [],
  retiree: [],
};

export const LIBELLES_ETAT_AVIS: Record<EtatAvis, string> = {
  recue: "Reçue",
  transmise: "Transmise",
  sansObjet: "Aucun avis requis",
  incomplete: "Pièces attendues",
  caduque: "Caduque",
  complete: "À l’étude",
  favorable: "Avis favorable",
  favorableTacite: "Favorable par silence",
  defavorable: "Avis défavorable",
  perime: "Avis périmé",
  retiree: "Retirée",
};

export const SENS = ["favorable", "defavorable"] as const;
export type Sens = (typeof SENS)[number];

export const MOTIFS = ["besoins", "offre", "planification"] as const;
/** Les seules raisons d'un avis : les besoins, l'offre, et la planification quand elle existe. */
export type Motif = (typeof MOTIFS)[number];

export const ACTES_AVIS = ["deliberation", "president", "bureau"] as const;
export type ActeAvis = (typeof ACTES_AVIS)[number];

export const DESTINATAIRES = ["demandeur", "departement", "caf", "comite"] as const;
export type Destinataire = (typeof DESTINATAIRES)[number];

export const GENRES_REFERENCE = ["schema", "chiffre", "enjeu", "fiche"] as const;
export type GenreReference = (typeof GENRES_REFERENCE)[number];
export const LIBELLES_REFERENCE: Record<GenreReference, string> = {
  schema: "Planification adoptée",
  chiffre: "Chiffres",
  enjeu: "Enjeux du diagnostic",
  fiche: "Actions du plan",
};
/** Ce qu'un avis cite, dans les mots du jour où il fut rendu : ce que l'on en dirait plus tard n'y change rien. */
export type Reference = { genre: GenreReference; cle: string; texte: string; source: string };

export type Decision = {
  le: Jour;
  sens: Sens;
  motifs: Motif[];
  motivation: string;
  acte: ActeAvis;
  reference: string;
  /** La délibération qui délègue, quand le président ou le bureau décide. */
  delegation: string;
  /** Absent des avis rendus avant que l'on cite. */
  references?: Reference[];
};

/** Ce qui s'est passé, daté. Rien n'y est effacé : un fait constaté ne se constate qu'une fois. */
export type Faits = {
  /** D'un gestionnaire qui agit pour une collectivité, l'autorité a retenu qu'il porte lui-même le projet, ou que la collectivité le porte. */
  delegue?: { le: Jour; collectivite?: boolean };
  transmise?: { le: Jour; informeLe: Jour | null };
  sansObjet?: { le: Jour };
  demandePieces?: { le: Jour; pieces: string };
  piecesRecues?: { le: Jour };
  accuse?: { le: Jour };
  decision?: Decision;
  notifications?: Partial<Record<Destinataire, Jour>>;
  retrait?: { le: Jour };
};

/** Un avis de la loi rendu, par un acte ou par le silence ; `communique` : le comité départemental en a déjà copie. */
export type AvisRendu = {
  id: string;
  objet: string;
  issue: "favorable" | "tacite" | "defavorable";
  le: Jour;
  communique: boolean;
};

/** Les fins de délai, chacune gelée le jour où son délai commence. */
export type Echeances = { liste?: Jour; pieces?: Jour; decision?: Jour; validite?: Jour };

export type Projet = {
  objet: string;
  demandeur: string;
  contact: string;
  commune: string;
  nature: Nature;
  structure: Structure;
  prive: boolean;
  places: number | null;
};

export type Avis = Projet & {
  id: string;
  genre: GenreAvis;
  projet: string | null;
  recueLe: Jour;
  orientation: Orientation;
  faits: Faits;
  echeances: Echeances;
  lien: string | null;
  version: number;
};
