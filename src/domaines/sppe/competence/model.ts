import type { Jour } from "#commun/jour.ts";

export const COMPETENCES = ["recenser", "informer", "planifier", "soutenirQualite"] as const;
export type Competence = (typeof COMPETENCES)[number];
export const LIBELLES_COMPETENCE: Record<Competence, string> = {
  recenser: "Recenser les besoins et l’offre",
  informer: "Informer et accompagner les familles",
  planifier: "Planifier les modes d’accueil",
  soutenirQualite: "Soutenir la qualité",
};

export const MODES = ["exercee", "transferee", "nonExercee"] as const;
export type Mode = (typeof MODES)[number];
export const LIBELLES_MODE: Record<Mode, string> = {
  exercee: "Exercée par la commune",
  transferee: "Transférée",
  nonExercee: "Pas exercée",
};

/** À qui une commune a transféré une compétence. */
export type Titulaire = { genre: "epci" | "syndicat"; code: string | null; nom: string };

/** Ce qu'une commune fait d'une compétence à partir d'un jour, et l'acte qui le dit. */
export type Exercice = {
  id: string;
  commune: string;
  competence: Competence;
  debut: Jour;
  mode: Mode;
  titulaire: Titulaire | null;
  acte: string;
};

/** Une population d'une année : elle entre en vigueur le 1er janvier de cette année. */
export type PopulationDatee = { millesime: number; municipale: number | null; totale: number | null };

/** Les habitants retenus un jour ; `aDefaut` : le millésime de ce jour manque, ou sa population totale, et l'on a pris le plus proche. */
export type Habitants = { nombre: number | null; millesime: number | null; aDefaut: boolean };

export type CommuneSituee = { code: string; nom: string; populations: readonly PopulationDatee[] };

/** Qui organise : une commune, ou celui à qui elle a transféré ; `cle` le désigne sans ambiguïté dans l'espace. */
export type Autorite = { cle: string; genre: "commune" | "epci" | "syndicat"; nom: string };

/** Ce que la loi et les actes font d'une compétence dans une commune, un jour. */
export const ETATS_COMPETENCE = ["exercee", "facultative", "transferee", "personne", "horsRegime"] as const;
export type EtatCompetence = (typeof ETATS_COMPETENCE)[number];

export const ECARTS = ["personne", "obligatoireRefusee", "populationInconnue"] as const;
/** Ce qui manque : personne n'exerce, une compétence obligatoire est dite non exercée, ou l'on ne sait pas si elle l'est. */
export type Ecart = (typeof ECARTS)[number];

export type Situation = {
  commune: string;
  competence: Competence;
  /** Obligatoire pour la commune ; null quand ses habitants ne sont pas connus. */
  obligatoire: boolean | null;
  etat: EtatCompetence;
  autorite: Autorite | null;
  ecart: Ecart | null;
  /** Un acte le dit ; sinon c'est la loi seule. */
  exercice: Exercice | null;
};

/** Les habitants pour qui une autorité exerce une compétence ; `inconnues` : celles dont la population manque à la somme, ou dont on ne tient aucun acte. */
export type Somme = { nombre: number; communes: number; inconnues: number };

export type Seuils = { planification: number | null; schema: number | null; relais: number | null };

export const DEVOIRS = ["recensement", "information", "planification", "schema", "qualite", "relais", "avis"] as const;
export type Devoir = (typeof DEVOIRS)[number];

/** `du` : certain, ou à vérifier quand une population manque. */
export type DevoirDu = { devoir: Devoir; du: boolean | null };

export type AutoriteEtDevoirs = {
  autorite: Autorite;
  tient: Record<Competence, Somme | null>;
  devoirs: DevoirDu[];
  aExaminer: Competence[];
};
