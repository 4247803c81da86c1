import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Fratrie, Priorite, Semaine } from "../appariement/model.ts";
import type { Expertise } from "../reglement/model.ts";

/** Jusqu'où voit une famille sans compte : elle-même, dans un espace. */
export type PerimetreFamille = { espace: string; famille: string };

export const ETATS_DEMANDE = [
  "brouillon",
  "aConfirmer",
  "incomplete",
  "enAttente",
  "proposee",
  "acceptee",
  "refusee",
  "pourvue",
  "retiree",
  "expiree",
  "archivee",
] as const;
export type EtatDemande = (typeof ETATS_DEMANDE)[number];

/**
 * GUI-100 : la vie d'une demande. `aConfirmer` : envoyée en ligne, l'adresse de courriel n'a pas encore été confirmée ;
 * `incomplete` : une pièce demandée manque ; `refusee` : la famille a refusé la place proposée ; `pourvue` : elle a trouvé ailleurs.
 */
export const CYCLE_DEMANDE: Cycle<EtatDemande> = {
  brouillon: ["aConfirmer", "enAttente", "retiree"],
  aConfirmer: ["enAttente", "incomplete", "retiree", "expiree"],
  incomplete: ["enAttente", "pourvue", "retiree", "expiree"],
  enAttente: ["incomplete", "proposee", "pourvue", "retiree", "expiree"],
  proposee: ["acceptee", "refusee", "enAttente", "pourvue", "retiree"],
  acceptee: ["enAttente", "retiree", "archivee"],
  refusee: ["enAttente", "archivee"],
  pourvue: ["enAttente", "archivee"],
  retiree: ["enAttente", "archivee"],
  expiree: ["enAttente", "archivee"],
  archivee: [],
};

/** Les états où la famille attend encore une place, et peut changer sa demande. */
export const ETATS_OUVERTS = ["aConfirmer", "incomplete", "enAttente"] as const satisfies readonly EtatDemande[];

/** Un mois civil, `AAAA-MM`. */
export type MoisCivil = `${number}-${number}`;

export const LANGUES = ["fr", "facile", "en"] as const;
export type Langue = (typeof LANGUES)[number];

export const MODES = ["collectif", "individuel"] as const;
/** Une crèche, ou une assistante maternelle. */
export type ModeAccueil = (typeof MODES)[number];

export const HORAIRES = ["tot", "tard", "nuit", "weekend", "variables"] as const;
/** En quoi des horaires sortent de l'ordinaire. */
export type Horaire = (typeof HORAIRES)[number];

/** Ce qui fait d'une demande autre chose qu'une place ordinaire. */
export const BESOINS = ["changement", "occasionnel", "occasionnelSeul", "urgence", "horairesAtypiques"] as const;
export type Besoin = (typeof BESOINS)[number];

/** Le vœu de qui n'a pas de préférence : la structure la plus proche qui convient. */
export const PLUS_PROCHE = "plusProche";

/** Un enfant né a une date de naissance ; un enfant à naître a un terme, et pas de nom. */
export type EnfantDemande = { prenom: string | null; nom: string | null; naissance: Jour | null; terme: Jour | null };

export const ETATS_PIECE = ["demandee", "recue", "acceptee", "refusee"] as const;
export type EtatPiece = (typeof ETATS_PIECE)[number];
/** À quoi se rattache le fichier scellé d'une pièce, à la porte des documents. */
export const OBJET_PIECE = "guichet.piece";
/** `nature` : un code du lexique, ou les mots de l'agent ; `fichier` : le type de ce qui a été déposé en ligne, son nom est scellé avec lui. */
export type Piece = {
  id: string;
  nature: string;
  etat: EtatPiece;
  demandeeLe: Jour;
  recueLe: Jour | null;
  fichier: string | null;
  motif: string;
};

export const CANAUX = ["courriel", "telephone", "courrier"] as const;
export type Canal = (typeof CANAUX)[number];
export type Relance = { le: Jour; canal: Canal };

/** Ce que la vie d'une demande a laissé de daté, hors des jours dont dépend son rang. */
export type FaitsDemande = {
  naissanceConfirmeeLe?: Jour;
  refusLe?: readonly Jour[];
  expireeLe?: Jour;
  retireeLe?: Jour;
  /** Pourquoi elle s'est fermée, d'un mot choisi dans une liste. */
  motif?: string;
};

/** Une demande : un enfant, ce qu'il lui faut, ce que sa famille souhaite ; les enfants d'un même `dossier` se suivent par `rang`. */
export type Demande = {
  id: string;
  famille: string;
  dossier: string;
  rang: number;
  numero: string | null;
  etat: EtatDemande;
  origine: "ligne" | "papier";
  enfant: EnfantDemande;
  /** Code du COG. */
  commune: string;
  quartier: string | null;
  semaine: Semaine;
  reduites: readonly Semaine[];
  /** Une semaine réduite peut se compléter dans une autre des structures qu'elle cite. */
  mixte: boolean;
  priorite: Priorite;
  entree: MoisCivil;
  /** De combien de mois l'entrée peut tarder. */
  toleranceMois: number;
  fratrie: Fratrie | null;
  jumeaux: boolean;
  /** La structure où l'enfant est déjà accueilli : sa famille en voudrait une autre, et garde celle-là en attendant. */
  actuelle: string | null;
  /** Des équipements, dans l'ordre de la famille, ou `PLUS_PROCHE`. */
  voeux: readonly string[];
  modes: readonly ModeAccueil[];
  occasionnel: boolean;
  /** Rien d'autre que des heures de temps en temps : elle n'est pas du classement des places réservées. */
  occasionnelSeul: boolean;
  urgence: boolean;
  horairesAtypiques: boolean;
  horaires: readonly Horaire[];
  /** Ce que la famille dit de sa situation, par critère du règlement. */
  situations: Readonly<Record<string, boolean | number>>;
  /** Les avis d'expert, s'il en fut donné : un agent les écrit pour qui les signe. */
  expertises?: readonly Expertise[];
  pieces: readonly Piece[];
  /** Les étapes du formulaire auxquelles la famille a répondu. */
  etapes: readonly string[];
  deposeeLe: Jour | null;
  completeLe: Jour | null;
  confirmeeLe: Jour | null;
  /** Le jour qui départage deux demandes de mêmes points. */
  attendDepuis: Jour | null;
  relances: readonly Relance[];
  faits: FaitsDemande;
  creeLe: string;
  changeLe: string;
  version: number;
};

/** Qui demande : un parent, de quoi le joindre ; rien de plus n'est su de lui. */
export type Famille = {
  id: string;
  prenom: string;
  nom: string;
  autreParent: string;
  courriel: string | null;
  courrielConfirmeLe: string | null;
  telephone: string;
  adresse: string;
  langue: Langue;
  creeLe: string;
  version: number;
};

/** Ce que la file retient ; une clé absente ne retient rien. */
export type FiltresDemandes = {
  etats?: readonly EtatDemande[];
  q?: string;
  commune?: string;
  structure?: string;
  /** Celles qui citent l'une de ces structures : tout ce qu'un responsable de structure en voit. */
  structures?: readonly string[];
  mode?: ModeAccueil;
  origine?: Demande["origine"];
  besoin?: Besoin;
  /** Mois d'entrée, bornes comprises. */
  entreeDe?: MoisCivil;
  entreeA?: MoisCivil;
  ids?: readonly string[];
  /** Celles dont la dernière confirmation est de ce jour ou d'avant. */
  confirmeeAvant?: Jour;
};
