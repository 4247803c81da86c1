import type { Jour } from "#commun/jour.ts";

export const FORMES = ["schema", "planification"] as const;
export type Forme = (typeof FORMES)[number];
export const LIBELLES_FORME: Record<Forme, string> = {
  schema: "Schéma pluriannuel",
  planification: "Document de planification, de forme libre",
};

export const MODES_ACCUEIL = [
  "eajePsu",
  "microCrechePaje",
  "mam",
  "assistantsMaternels",
  "domicile",
  "rpe",
  "passerelle",
] as const;
export type ModeAccueil = (typeof MODES_ACCUEIL)[number];
export const LIBELLES_MODE_ACCUEIL: Record<ModeAccueil, string> = {
  eajePsu: "Crèches financées par la PSU (places)",
  microCrechePaje: "Micro-crèches Paje (places)",
  mam: "Maisons d’assistants maternels (places)",
  assistantsMaternels: "Assistants maternels hors maison (places)",
  domicile: "Accueil au domicile des parents (places)",
  rpe: "Relais petite enfance (ETP)",
  passerelle: "Dispositifs passerelles (nombre)",
};

export const TYPES_TRAVAUX = [
  "creation",
  "renovation",
  "extension",
  "transplantation",
  "amenagement",
  "entretien",
] as const;
export type TypeTravaux = (typeof TYPES_TRAVAUX)[number];
export const LIBELLES_TRAVAUX: Record<TypeTravaux, string> = {
  creation: "Création",
  renovation: "Rénovation",
  extension: "Extension",
  transplantation: "Transplantation",
  amenagement: "Aménagement",
  entretien: "Entretien",
};

/** Une quantité d'un mode, dans une zone (vide : tout le territoire de l'autorité) et une année ; `depart` est celle d'avant la première année. */
export type Quantite = { zone: string; mode: ModeAccueil; annee: number | "depart"; nombre: number };

export type Metier = { metier: string; vacants: number; aCreer: number };

/** `cout` en centimes ; `enfance` : un équipement que la loi ne demande pas, planifié à côté. */
export type Investissement = {
  id: string;
  nom: string;
  travaux: TypeTravaux;
  zone: string;
  cout: number | null;
  debut: number | null;
  fin: number | null;
  moyens: string;
  difficultes: string;
  enfance: boolean;
};

export type Departemental = { debut: Jour | null; fin: Jour | null; compatibilite: string };

export const TEXTES_SCHEMA = ["texte", "zones", "accessibilite", "autresBesoins", "concertation", "bilans"] as const;
export type TexteSchema = (typeof TEXTES_SCHEMA)[number];

export type Contenu = Record<TexteSchema, string> & {
  offre: Quantite[];
  metiers: Metier[];
  investissements: Investissement[];
  departemental: Departemental;
};

export const GENRES_BILAN_SCHEMA = ["intermediaire", "final"] as const;
export type GenreBilanSchema = (typeof GENRES_BILAN_SCHEMA)[number];
export const LIBELLES_BILAN_SCHEMA: Record<GenreBilanSchema, string> = {
  intermediaire: "Bilan intermédiaire",
  final: "Bilan final",
};
export type BilanSchema = { genre: GenreBilanSchema; le: Jour; texte: string };

/** Ce qu'une autorité planifie ; `autorite` est sa clé dans l'espace, `convention` celle qui en tient lieu. */
export type Schema = {
  id: string;
  forme: Forme;
  autorite: string;
  autoriteNom: string;
  convention: string | null;
  titre: string;
  debut: Jour;
  fin: Jour;
  contenu: Contenu;
  reel: Quantite[];
  bilans: BilanSchema[];
  adopteLe: Jour | null;
  acte: string;
  /** Le schéma que celui-ci met à jour. */
  remplace: string | null;
  version: number;
};

/** Un envoi constaté au comité départemental : la clé de ce qu'il porte, le jour où il est parti. */
export type Envoye = { cle: string; envoyeLe: Jour };

/** L'offre d'un schéma et ses années : ce qu'un bilan en garde aussi. */
export type OffrePlanifiee = Pick<Schema, "debut" | "fin" | "reel"> & { contenu: Pick<Contenu, "offre"> };

export const CONTENU_VIDE: Contenu = {
  texte: "",
  zones: "",
  accessibilite: "",
  autresBesoins: "",
  concertation: "",
  bilans: "",
  offre: [],
  metiers: [],
  investissements: [],
  departemental: { debut: null, fin: null, compatibilite: "" },
};
