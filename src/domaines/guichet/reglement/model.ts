import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Fratrie, Semaine } from "../appariement/model.ts";

export const ETATS_REGLEMENT = ["brouillon", "publie"] as const;
export type EtatReglement = (typeof ETATS_REGLEMENT)[number];

/** Un règlement s'écrit, puis se publie pour toujours : ce qui change ensuite est une version nouvelle. */
export const CYCLE_REGLEMENT: Cycle<EtatReglement> = { brouillon: ["publie"], publie: [] };

/** D'où vient la valeur d'un critère : ce que la famille déclare sous son code, ou ce que la demande dit déjà. */
export const FAITS = [
  "situation",
  "moisAttente",
  "jumeaux",
  "fratrie",
  "urgence",
  "horairesAtypiques",
  "demiJournees",
  "commune",
] as const;
export type Fait = (typeof FAITS)[number];
export const LIBELLES_FAIT: Record<Fait, string> = {
  situation: "Ce que la famille déclare",
  moisAttente: "Mois entiers d’attente",
  jumeaux: "Naissance multiple",
  fratrie: "Plusieurs enfants demandés ensemble",
  urgence: "Besoin urgent",
  horairesAtypiques: "Horaires atypiques",
  demiJournees: "Demi-journées demandées par semaine",
  commune: "Commune de résidence",
};

export const TYPES_CRITERE = ["booleen", "echelle", "parUnite", "expert"] as const;
export type TypeCritere = (typeof TYPES_CRITERE)[number];
export const LIBELLES_TYPE: Record<TypeCritere, string> = {
  booleen: "Oui ou non",
  echelle: "Une échelle",
  parUnite: "Tant par unité",
  expert: "Un avis motivé",
};

/** Un palier d'une échelle : dès que la valeur l'atteint, ses points. */
export type Tranche = { aPartirDe: number; libelle: string; points: number };

/** Ce qu'un critère donne, ou ôte ; l'avis d'expert se tient entre deux bornes, avec son auteur et son motif. */
export type Bareme =
  | { type: "booleen"; points: number }
  | { type: "echelle"; tranches: readonly Tranche[] }
  | { type: "parUnite"; points: number; unite: string; maximum: number }
  | { type: "expert"; minimum: number; maximum: number };

/** Les langues où une famille lit le barème, hors du français du règlement. */
export const LANGUES_TRADUITES = ["facile", "en"] as const;
export type LangueTraduite = (typeof LANGUES_TRADUITES)[number];

/** Un critère dans une autre langue ; ce qui est vide s'y lit en français. `paliers` : ceux d'une échelle, dans son ordre. */
export type Traduction = {
  libelle: string;
  description: string;
  piece: string;
  unite: string;
  paliers: readonly string[];
};

/**
 * Un critère du barème. `code` est le nom sous lequel la demande garde sa valeur ; `groupe`, celui dont il partage le plafond ;
 * `piece`, ce qui le prouve ; `communes` ne sert qu’au fait « commune » ; `structures`, les seules où il compte (aucune : partout).
 */
export type Critere = {
  code: string;
  libelle: string;
  description: string;
  groupe: string | null;
  piece: string;
  fait: Fait;
  communes: readonly string[];
  structures?: readonly string[];
  traductions?: Partial<Record<LangueTraduite, Traduction>>;
} & Bareme;

/** Un groupe de critères : au plus tant de points, ou le meilleur de ses critères seulement. */
export type Groupe = { code: string; libelle: string; plafond: number | null; meilleur: boolean };

export const CONDITIONS = ["commune", "ageMin", "ageMax", "grossesse", "situation", "examen"] as const;
export type GenreCondition = (typeof CONDITIONS)[number];

/**
 * Ce qu'il faut pour que la demande soit examinée. Les âges sont en mois, à l'entrée ; `grossesse` : au plus tant de mois avant le
 * terme ; `situation` : la famille déclare ce code ; `examen` : un agent en juge, le calcul n'en dit rien.
 */
export type Condition = { code: string; libelle: string } & (
  | { genre: "commune"; communes: readonly string[] }
  | { genre: "ageMin" | "ageMax" | "grossesse"; mois: number }
  | { genre: "situation"; situation: string }
  | { genre: "examen" }
);

/** Des places gardées : une par tranche de la capacité, ou un nombre par structure ; y a droit qui vérifie l'un des critères nommés. */
export type PlacesReservees =
  | { genre: "tranche"; taille: number; entamee: boolean }
  | { genre: "nombre"; nombre: number };
export type ReserveReglee = {
  code: string;
  libelle: string;
  places: PlacesReservees;
  ayantsDroit: readonly string[];
  acces: "tous" | "ayantsDroit";
};

/** Une commission de l'année : le mois où elle siège, et les mois d'entrée qu'elle examine (de 1 à 12, `a` compris). */
export type RendezVous = { nom: string; mois: number; entreesDe: number; entreesA: number };

export const ANCIENNETES = ["depot", "complete", "naissance"] as const;
export type Anciennete = (typeof ANCIENNETES)[number];
export const LIBELLES_ANCIENNETE: Record<Anciennete, string> = {
  depot: "le jour où la demande est déposée",
  complete: "le jour où la demande est complète, toutes ses pièces reçues",
  naissance: "le jour où la naissance est confirmée, ou le dépôt si l’enfant était déjà né",
};

/** Tout ce que dit un règlement ; `departage` : les critères qui départagent à points égaux, avant la date puis le tirage. */
export type Contenu = {
  preambule: string;
  eligibilite: readonly Condition[];
  groupes: readonly Groupe[];
  criteres: readonly Critere[];
  departage: readonly string[];
  reserves: readonly ReserveReglee[];
  ordreReserves: "dAbord" | "ensuite";
  calendrier: readonly RendezVous[];
  anciennete: Anciennete;
  refusRemetAZero: boolean;
  rangMontre: boolean;
  /** En jours, pour répondre à une proposition. */
  delaiReponse: number;
  /** Tous les combien de mois une famille confirme sa demande ; 0 : jamais. */
  confirmation: number;
};

export type Reglement = {
  id: string;
  numero: number;
  titre: string;
  etat: EtatReglement;
  /** Le premier jour où il s'applique. */
  depuis: Jour | null;
  publieLe: Jour | null;
  /** La délibération ou l'arrêté qui l'adopte. */
  acte: string;
  contenu: Contenu;
  version: number;
};

/** Un avis d'expert sur une demande : combien de points, de qui, pourquoi. */
export type Expertise = { critere: string; points: number; auteur: string; motif: string };

/** Ce que le barème lit d'une demande, et rien d'autre : aucun nom, aucune adresse. */
export type DemandeNotee = {
  commune: string;
  attendDepuis: Jour | null;
  semaine: Semaine;
  jumeaux: boolean;
  fratrie: Fratrie | null;
  urgence: boolean;
  horairesAtypiques: boolean;
  situations: Readonly<Record<string, boolean | number>>;
  expertises?: readonly Expertise[];
};

/** Une ligne du compte : ce que le critère donne, et pourquoi, en mots. */
export type LigneDePoints = { critere: string; libelle: string; points: number; raison: string };
export type Points = { total: number; lignes: LigneDePoints[] };
