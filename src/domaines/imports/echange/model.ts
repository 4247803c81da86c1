import type { Jour } from "#commun/jour.ts";

/** Le nom et la version du format d'échange, en tête de chaque fichier. */
export const FORMAT = "maillage/convention@1";

export const GENRES_PARTIE = ["caf", "epci", "commune", "syndicat", "msa", "departement", "etat", "autre"] as const;
export type GenrePartie = (typeof GENRES_PARTIE)[number];

export const GENRES_ARTICLE = [
  "objet",
  "champsCaf",
  "champsCollectivite",
  "objectifs",
  "engagements",
  "collaboration",
  "donnees",
  "communication",
  "suivi",
  "duree",
  "avenant",
  "fin",
  "recours",
  "confidentialite",
  "autre",
] as const;
export type GenreArticle = (typeof GENRES_ARTICLE)[number];

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

export const TYPES_EQUIPEMENT = [
  "eajePsu",
  "microCrechePaje",
  "mam",
  "accueilDomicileParents",
  "assistantsMaternelsHorsMam",
  "rpe",
  "dispositifPasserelle",
  "laep",
  "maison1000Jours",
  "maisonDesParents",
  "actionParentalite",
  "alshPerisco",
  "alshExtrasco",
  "accueilJeunes",
  "clas",
  "centreSocial",
  "evs",
  "fjt",
  "ludotheque",
  "ludobus",
  "mediatheque",
  "franceServices",
  "halteGarderieItinerante",
  "autre",
] as const;
export type TypeEquipement = (typeof TYPES_EQUIPEMENT)[number];

export const RESULTATS = ["unanimite", "majorite", "rejet", "autre"] as const;
export type ResultatVote = (typeof RESULTATS)[number];

export const NATURES = ["quantitatif", "qualitatif"] as const;
export type NatureIndicateur = (typeof NATURES)[number];

/** Une année, un mois ou un jour : « 2026 », « 2026-09 », « 2026-09-01 ». */
export type Terme = `${number}` | `${number}-${number}` | Jour;

/** Première et dernière ligne de la couche brute, comptées à partir de 1, comprises. */
export type Lignes = [number, number];

export type Source = { libelle: string | null; lignes: Lignes };

export type SourceFichier = { fichier: string; sha256: string; type: string };

export type RepresentantEchange = { qualite: string | null; nom: string };
export type PartieEchange = {
  genre: GenrePartie;
  nom: string;
  nomCourt: string | null;
  code: string | null;
  representants: RepresentantEchange[];
};
export type VisaEchange = { texte: string; incomplet: boolean };
export type ArticleEchange = { numero: string | null; genre: GenreArticle; titre: string; texte: string };
export type AnnexeEchange = { numero: string | null; titre: string };

export type ConventionEchange = {
  titre: string | null;
  caf: string | null;
  debut: Jour | null;
  fin: Jour | null;
  perimetre: string[];
  parties: PartieEchange[];
  visas: VisaEchange[];
  articles: ArticleEchange[];
  annexes: AnnexeEchange[];
};

export type DeliberationEchange = {
  collectivite: string | null;
  numero: string | null;
  dateSeance: Jour | null;
  enExercice: number | null;
  presents: number | null;
  votants: number | null;
  pouvoirs: number | null;
  resultat: ResultatVote | null;
  identifiantActes: string | null;
  envoyeLe: Jour | null;
  recuLe: Jour | null;
  publieLe: Jour | null;
  objet: string | null;
  dispositif: string[];
};

export type EquipementEchange = {
  collectivite: string | null;
  type: TypeEquipement;
  typeLibelle: string | null;
  nom: string | null;
  adresse: string | null;
};

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
