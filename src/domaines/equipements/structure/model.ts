import type { Jour } from "#commun/jour.ts";
import type { TypeEquipement } from "../model.ts";

/** Des dates d'ouverture : sans début connu, toujours ouverte ; sans fin, encore. */
export type Periode = { debut: Jour | null; fin: Jour | null };

/** Les dix demi-journées d'une semaine, du lundi matin au vendredi après-midi. */
export const DEMI_JOURNEES = 10;

const JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];
export const NOMS_DEMI_JOURNEES: readonly string[] = JOURS.flatMap((jour) => [`${jour} matin`, `${jour} après-midi`]);

/** Les mêmes, pour le haut d'une colonne. */
export const DEMI_JOURNEES_COURTES: readonly string[] = JOURS.flatMap((jour) => [
  `${jour.slice(0, 3)}. mat.`,
  `${jour.slice(0, 3)}. a.-m.`,
]);

export const GESTIONS = ["regie", "epci", "dsp", "association", "entreprise", "mutuelle", "autre"] as const;
export type Gestion = (typeof GESTIONS)[number];
export const LIBELLES_GESTION: Record<Gestion, string> = {
  regie: "Commune, en régie",
  epci: "Intercommunalité, en régie",
  dsp: "Délégation de service public",
  association: "Association",
  entreprise: "Entreprise",
  mutuelle: "Mutuelle",
  autre: "Autre",
};

/** D'où viennent les places libres d'une structure. */
export const COMPTAGES = ["saisie", "import", "occupants"] as const;
export type Comptage = (typeof COMPTAGES)[number];
export const LIBELLES_COMPTAGE: Record<Comptage, string> = {
  saisie: "Écrites à la main, mois par mois",
  import: "Reprises du logiciel de la structure (CSV, tableur)",
  occupants: "Comptées des enfants accueillis",
};

export const CODES_SECTION = ["bebes", "moyens", "grands", "unique"] as const;
export type CodeSection = (typeof CODES_SECTION)[number];
export const LIBELLES_SECTION: Record<CodeSection, string> = {
  bebes: "Bébés",
  moyens: "Moyens",
  grands: "Grands",
  unique: "Tous âges",
};

/** Une période où la capacité autorisée d'une section est une autre : agrément modulé, vacances, travaux. Jours compris. */
export type Modulation = { debut: Jour; fin: Jour; capacites: number[]; motif: string };

/** Une section d'âge : l'âge en mois où l'on n'y est plus (nul : sans borne), ses places autorisées par demi-journée. */
export type Section = {
  id: string;
  code: CodeSection;
  avantMois: number | null;
  capacites: number[];
  modulations: Modulation[];
};

/** Des jours où la structure est fermée, les deux compris. */
export type Fermeture = { debut: Jour; fin: Jour; motif: string };

/** Les heures d'une demi-journée (`HH:MM`), ou nul : fermée. */
export type Horaire = { de: string; a: string } | null;

/** L'acte qui autorise la structure ; depuis 2025, une autorisation a un terme. */
export type Autorisation = { numero?: string; date?: Jour; fin?: Jour };

export const UNITES_TARIF = ["heure", "demiJournee", "jour", "mois"] as const;
export type UniteTarif = (typeof UNITES_TARIF)[number];
export const LIBELLES_UNITE: Record<UniteTarif, string> = {
  heure: "l’heure",
  demiJournee: "la demi-journée",
  jour: "la journée",
  mois: "le mois",
};

/** Ce qu'une famille paie selon ses revenus mensuels, en centimes, et les aides qui l'allègent. */
export type Tarif = { de: number | null; a: number | null; cout: number; unite: UniteTarif; aides: string };

export const TEMPS = ["matin", "soir", "mercredi", "samedi", "petitesVacances", "ete"] as const;
export type Temps = (typeof TEMPS)[number];
export const LIBELLES_TEMPS: Record<Temps, string> = {
  matin: "Matin avant l’école",
  soir: "Soir après l’école",
  mercredi: "Mercredi",
  samedi: "Samedi",
  petitesVacances: "Petites vacances",
  ete: "Été",
};

/** Ce qu'un accueil de loisirs peut recevoir et reçoit, par âge et par jour : des enfants de 3 à 17 ans. */
export type AccueilLoisirs = {
  ageDe: number;
  ageA: number;
  temps: Temps;
  capacite: number;
  presents: number | null;
  annee: number;
};

export const GENRES_QUALITE = ["charte", "referentiel", "projet", "action", "formation", "evaluation"] as const;
export type GenreQualite = (typeof GENRES_QUALITE)[number];
export const LIBELLES_QUALITE: Record<GenreQualite, string> = {
  charte: "Charte d’accueil",
  referentiel: "Référentiel de qualité",
  projet: "Projet d’établissement",
  action: "Action de soutien à la qualité",
  formation: "Formation, analyse des pratiques",
  evaluation: "Évaluation, contrôle",
};

/** Ce qui soutient la qualité de l'accueil, quand cela fut fait (nul : engagé), et la preuve. */
export type Qualite = { genre: GenreQualite; intitule: string; le: Jour | null; preuve: string };

/**
 * Une structure du registre. `centralisee` : la commission attribue ses places ; celle qui garde sa propre commission ne l'est pas.
 * `durees` : minutes ouvertes de chaque demi-journée.
 */
export type Structure = {
  id: string;
  version: number;
  type: TypeEquipement;
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  gestionnaire: string | null;
  gestion: Gestion | null;
  siret: string | null;
  public: string;
  description: string;
  telephone: string | null;
  courriel: string | null;
  siteWeb: string | null;
  lat: number | null;
  lon: number | null;
  ouverte: Periode;
  itinerante: boolean;
  centraliseeLe: Jour | null;
  centralisee: boolean;
  surnombre: boolean;
  comptage: Comptage;
  avip: boolean;
  /** D'une maison d'assistants maternels : le jour où elle a accepté de paraître ; nul : elle ne paraît pas. */
  consentieLe: Jour | null;
  handicap: string;
  autorisation: Autorisation;
  ouverture: Horaire[];
  durees: number[];
  fermetures: Fermeture[];
  tarifs: Tarif[];
  accueils: AccueilLoisirs[];
  qualite: Qualite[];
  sections: Section[];
  /** Nul : une convention la cite, personne ne la tient encore. */
  tenueLe: Jour | null;
  verifieLe: Jour | null;
};

export type FiltresStructures = { types?: readonly TypeEquipement[]; le?: Jour };
