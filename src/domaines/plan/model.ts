/** Les genres de nœuds qu'un plan emboîte, dans l'ordre que le territoire veut. */
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

export const LIBELLES_GENRE: Record<GenreNoeud, string> = {
  projet: "Projet",
  ambition: "Ambition",
  axe: "Axe",
  theme: "Thème",
  orientation: "Orientation",
  objectifStrategique: "Objectif stratégique",
  objectif: "Objectif",
  champ: "Champ",
  autre: "Autre",
};

export type Noeud = {
  id: string;
  convention: string;
  parent: string | null;
  genre: GenreNoeud;
  code: string | null;
  libelle: string;
  impacts: string[];
  ordre: number;
};

/** Une année, un mois (`2026-09`) ou un jour. */
export type Terme = string;
export type Echeance = { debut: Terme | null; fin: Terme | null; texte: string | null };
export type Indicateur = { libelle: string; nature: "quantitatif" | "qualitatif" | null };
export type Budget = { statut: string | null; montantCentimes: number | null; texte: string | null };
export type SpecificiteAo = { ao: string | null; texte: string };
export type Priorite = { schema: string; valeur: string };
export type Porteur = { acteur: string; libelle: string };

/** Tout ce qu'une fiche dit ; rien n'est obligatoire que le titre. */
export type ContenuFiche = {
  reference: string | null;
  titre: string;
  priorite: Priorite | null;
  diagnosticInitial: string | null;
  forces: string[];
  faiblesses: string[];
  finalite: string | null;
  objectifsOperationnels: string[];
  description: string | null;
  publicCible: string[];
  methodologie: string | null;
  modalites: string[];
  echeances: Echeance[];
  moyens: string[];
  resultatsAttendus: string[];
  indicateurs: Indicateur[];
  pointsVigilance: string[];
  budget: Budget | null;
  territoiresCibles: string[];
  champs: string[];
  specificitesAo: SpecificiteAo[];
  contratsLies: string[];
  actionsLiees: string[];
  autres: Record<string, string>;
  sources: Record<string, { libelle: string | null; lignes: [number, number] }>;
};

export type Fiche = ContenuFiche & {
  espace: string;
  id: string;
  convention: string;
  version: number;
  ordre: number;
  archiveLe: string | null;
  modifieLe: string;
  modifiePar: string;
  noeuds: string[];
  pilotes: Porteur[];
  partenaires: Porteur[];
};

/** « PE1 · Ouvrir une halte-garderie » : une fiche telle qu'on la nomme partout. */
export const intituleFiche = ({ reference, titre }: { reference: string | null; titre: string }): string =>
  [reference, titre].filter(Boolean).join(" · ");

/** Un schéma de priorité est celui de la convention ; une valeur peut être comptée (« Top 5 », cinq fiches au plus). */
export type ValeurPriorite = { valeur: string; plafond: number | null };
export type SchemaPriorite = { code: string; libelle: string; valeurs: ValeurPriorite[] };

export const AUDIENCES = ["organisation", "parties", "tous"] as const;
export type Audience = (typeof AUDIENCES)[number];
export const LIBELLES_AUDIENCE: Record<Audience, string> = {
  organisation: "Mon organisation",
  parties: "Les parties de la convention",
  tous: "Tous ceux qui lisent ce plan",
};

export type Commentaire = {
  id: string;
  fiche: string;
  compte: string;
  auteur: string;
  organisation: string | null;
  audience: Audience;
  mentions: string[];
  texte: string;
  le: string;
};

/** Les champs nationaux des conventions, où se replient les nœuds de chaque plan quand on en lit plusieurs. */
export const CHAMPS_NATIONAUX = [
  "petiteEnfance",
  "enfance",
  "jeunesse",
  "parentalite",
  "vieSociale",
  "accesAuxDroits",
  "logement",
  "handicap",
  "mobilite",
  "pilotage",
  "autre",
] as const;
export type ChampNational = (typeof CHAMPS_NATIONAUX)[number];

/** Ce qu'un texte libre semble dire de quelqu'un, à la suite de son nom : « Finalité » semble nommer une personne. */
export const ALERTES_PERSONNE = {
  nom: "semble nommer une personne",
  situation: "semble décrire la situation d’une personne",
  coordonnees: "contient une adresse, un numéro ou un identifiant personnel",
} as const;

/** Un texte qui semble parler de quelqu'un, nommé comme à l'écran. */
export type TexteSurQuelquun = { libelle: string; alerte: keyof typeof ALERTES_PERSONNE };
