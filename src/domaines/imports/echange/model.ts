import type { Jour } from "#commun/jour.ts";
import type {
  Annexe,
  Article,
  BlocConvention,
  Deliberation,
  Partie,
  Representant,
  Visa,
} from "#domaines/convention/model.ts";
import type { Soutien } from "#domaines/equipements/model.ts";

export {
  GENRES_ARTICLE,
  GENRES_PARTIE,
  type GenreArticle,
  type GenrePartie,
  RESULTATS,
  type ResultatVote,
} from "#domaines/convention/model.ts";
export { TYPES_EQUIPEMENT, type TypeEquipement } from "#domaines/equipements/model.ts";

/** Le nom et la version du format d'échange, en tête de chaque fichier. */
export const FORMAT = "maillage/convention@1";

export const GENRES_NOEUD = [
  "projet",
  "ambition",
  "axe",
  "theme",
  "orientation",
  "objectifStrategique",
  "objectif",
  "champ",
  "autre",
] as const;
export type GenreNoeud = (typeof GENRES_NOEUD)[number];

export const NATURES = ["quantitatif", "qualitatif"] as const;
export type NatureIndicateur = (typeof NATURES)[number];

/** Une année, un mois ou un jour : « 2026 », « 2026-09 », « 2026-09-01 ». */
export type Terme = `${number}` | `${number}-${number}` | Jour;

/** Première et dernière ligne de la couche brute, comptées à partir de 1, comprises. */
export type Lignes = [number, number];

export type Source = { libelle: string | null; lignes: Lignes };

export type SourceFichier = { fichier: string; sha256: string; type: string };

export type RepresentantEchange = Representant;
export type PartieEchange = Partie;
export type VisaEchange = Visa;
export type ArticleEchange = Article;
export type AnnexeEchange = Annexe;
export type ConventionEchange = BlocConvention["convention"];
export type DeliberationEchange = Deliberation;
export type EquipementEchange = Soutien;

export type NoeudEchange = {
  id: string;
  parent: string | null;
  genre: GenreNoeud;
  code: string | null;
  libelle: string;
  impactsVises: string[];
};

export type PrioriteEchange = { schema: string; valeur: string };
export type EcheanceEchange = { debut: Terme | null; fin: Terme | null; texte: string | null };
export type IndicateurEchange = { libelle: string; nature: NatureIndicateur | null };
export type BudgetEchange = { statut: string | null; montantCentimes: number | null; texte: string | null };
export type SpecificiteAo = { ao: string | null; texte: string };

export type FicheEchange = {
  reference: string | null;
  titre: string;
  noeuds: string[];
  priorite: PrioriteEchange | null;
  diagnosticInitial: string | null;
  forces: string[];
  faiblesses: string[];
  finalite: string | null;
  objectifsOperationnels: string[];
  description: string | null;
  publicCible: string[];
  methodologie: string | null;
  modalites: string[];
  echeances: EcheanceEchange[];
  pilotes: string[];
  partenaires: string[];
  moyens: string[];
  resultatsAttendus: string[];
  indicateurs: IndicateurEchange[];
  pointsVigilance: string[];
  budget: BudgetEchange | null;
  territoiresCibles: string[];
  champs: string[];
  specificitesAo: SpecificiteAo[];
  contratsLies: string[];
  actionsLiees: string[];
  autres: Record<string, string>;
  sources: Record<string, Source>;
};

export type PlanEchange = { noeuds: NoeudEchange[]; fiches: FicheEchange[] };

export type ARevoir = { chemin: string; raison: string; texte: string; lignes: Lignes | null };

/** Une convention telle qu'elle entre dans Maillage et en ressort. */
export type Echange = {
  format: typeof FORMAT;
  source: SourceFichier | null;
  convention: ConventionEchange;
  deliberations: DeliberationEchange[];
  equipements: EquipementEchange[];
  plan: PlanEchange;
  aRevoir: ARevoir[];
};

/** Les champs d'une fiche qui portent du contenu, dans l'ordre du format. */
export type ChampFiche = Exclude<keyof FicheEchange, "noeuds" | "sources" | "autres">;
