import type { Cycle } from "#commun/cycle.ts";
import type { Echange, FicheEchange } from "../echange/model.ts";

export const GENRES_IMPORT = ["document", "echange", "tableur"] as const;
export type GenreImport = (typeof GENRES_IMPORT)[number];

export const ETATS_IMPORT = ["lecture", "correspondance", "brouillon", "ecrit", "abandonne"] as const;
export type EtatImport = (typeof ETATS_IMPORT)[number];

/** IMP-50 : la vie d'un import : sa lecture s'il est numérisé, ses colonnes à reconnaître s'il vient d'un tableur, sa revue, puis écrit ou abandonné. */
export const CYCLE: Cycle<EtatImport> = {
  lecture: ["brouillon", "abandonne"],
  correspondance: ["brouillon", "abandonne"],
  brouillon: ["ecrit", "abandonne", "correspondance"],
  ecrit: [],
  abandonne: ["brouillon", "lecture"],
};

export const LIBELLES_ETAT: Record<EtatImport, string> = {
  lecture: "Lecture des images",
  correspondance: "Colonnes à reconnaître",
  brouillon: "En revue",
  ecrit: "Écrit",
  abandonne: "Abandonné",
};

/** Le nom d'un champ comparé : ceux d'une fiche du format, `sources` à part. */
export type NomLigne = Exclude<keyof FicheEchange, "sources">;

/** La fiche du plan, et sa version, contre lesquelles une décision a été prise. */
export type Contre = { fiche: string; version: number };

export type DecisionFiche = {
  sort: "accepte" | "laisse" | "joint";
  /** Ce qui était dans le plan quand on a décidé ; rien, si la fiche était nouvelle. */
  contre: Contre | null;
  /** La fiche du plan que la personne a désignée ; `null` : aucune. Sans ce choix, celle qui a été reconnue. */
  plan?: string | null;
  /** La fiche de l'import qu'elle complète, si elle lui est jointe. */
  vers: number | null;
  /** Les champs corrigés, tels que tapés. */
  corrections: Partial<Record<NomLigne, string>>;
  /** Les champs qui remplacent une valeur déjà là. */
  remplace: NomLigne[];
};

/** Une ligne acceptée ou laissée ; `contre` est l'empreinte de ce qui était là quand on a décidé. */
export type DecisionLigne = { accepte: boolean; contre: string };

/** Une mention corrigée à la main : ce qu'elle dit désormais, qui l'a corrigée, et quand. */
export type Correction = { valeur: unknown; par: string; le: string };

/** Ce qui a été décidé, enregistré à chaque pas : par fiche (son rang), et par ligne du reste, corrigée par son chemin dans l'échange. */
export type Decisions = {
  fiches: Record<string, DecisionFiche>;
  lignes: Record<string, DecisionLigne>;
  corrections?: Record<string, Correction>;
  /** L'acteur choisi, par son nom, pour chaque nom lu qui n'en désigne pas un de lui-même. */
  porteurs?: Record<string, string>;
};

export const SANS_DECISION: Decisions = { fiches: {}, lignes: {} };

export type Bilan = {
  noeudsCrees: number;
  fichesCreees: number;
  fichesModifiees: number;
  fichesLaissees: number;
  blocs: string[];
};

/** Une ligne d'un tableur exporté d'ici : la fiche qu'elle était, et les champs que la personne y a changés. */
export type Identite = { fiche: string; version: number; changes: NomLigne[]; conflits: NomLigne[] };

export type EnteteImport = {
  id: string;
  convention: string;
  version: number;
  etat: EtatImport;
  genre: GenreImport;
  fichier: string;
  type: string;
  sha256: string;
  contenu: string;
  auteur: string;
  creeLe: string;
  ecritLe: string | null;
  bilan: Bilan | null;
};

export type Import = EnteteImport & {
  espace: string;
  /** La première ligne de chaque page, si elles ont été reconnues sur des images. */
  pages: number[] | null;
  /** Les lignes de la couche brute, montrées à côté de ce qui en a été compris. */
  lignes: string[];
  identites: (Identite | null)[] | null;
  echange: Echange;
  decisions: Decisions;
};

/** Une fiche du plan dans la forme du format ; `noeuds` porte les identifiants du plan. */
export type FichePlan = { id: string; version: number; fiche: FicheEchange };

/** `absent` : l'import n'en dit rien. `nouveau` : le plan n'en disait rien. `retire` : un élément déjà là que le fichier n'a pas. */
export type EtatLigne = "absent" | "identique" | "nouveau" | "different" | "retire";
export type LigneFiche = { nom: NomLigne; etat: EtatLigne };

export const NOMS_LIGNE: readonly NomLigne[] = [
  "reference",
  "titre",
  "noeuds",
  "priorite",
  "diagnosticInitial",
  "forces",
  "faiblesses",
  "finalite",
  "objectifsOperationnels",
  "description",
  "publicCible",
  "methodologie",
  "modalites",
  "echeances",
  "pilotes",
  "partenaires",
  "moyens",
  "resultatsAttendus",
  "indicateurs",
  "pointsVigilance",
  "budget",
  "territoiresCibles",
  "champs",
  "specificitesAo",
  "contratsLies",
  "actionsLiees",
  "autres",
];

/** Les blocs du format qui ne sont pas des fiches : une valeur, ou une liste dont chaque élément s'accepte ou non. */
export const BLOCS = [
  "titre",
  "caf",
  "debut",
  "fin",
  "perimetre",
  "parties",
  "visas",
  "articles",
  "annexes",
  "deliberations",
  "equipements",
] as const;
export type NomBloc = (typeof BLOCS)[number];

/** `cle` nomme la ligne dans les décisions ; `contre` est l'empreinte de ce qui est déjà là. */
type Decidable = { cle: string; etat: EtatLigne; contre: string };
/**
 * Une valeur d'un bloc, ou, dans une liste, l'élément au rang `rang` de l'import et celui à la place `place` de ce qui est déjà là ;
 * `champ` : une mention de cet élément, quand les deux existent et diffèrent.
 */
export type LigneBloc = Decidable & {
  nom: NomBloc;
  rang: number | null;
  place: number | null;
  champ: string | null;
};
/** Une priorité comptée donnée à plus de fiches que son plafond ; `fiches` : les rangs de celles que l'import apporte. */
export type LignePriorite = Decidable & {
  schema: string;
  valeur: string;
  plafond: number;
  fiches: number[];
  dejaLa: { id: string; titre: string }[];
};
export type LigneNoeud = Decidable & { id: string; dansLePlan: string | null };

export type Blocs = Echange["convention"] & Pick<Echange, "deliberations" | "equipements">;

/** Ce que l'import et le plan disent l'un de l'autre, calculé à chaque lecture. */
export type Comparaison = {
  blocs: LigneBloc[];
  noeuds: LigneNoeud[];
  priorites: LignePriorite[];
  fiches: { rang: number; plan: FichePlan | null; lignes: LigneFiche[]; doutes: number }[];
};
