import type { Item, Ou } from "./model.ts";

const D = "CASF, art. D. 214-10-1";

/** Chaque exigence, avec son repère dans le texte et l'endroit où l'écrire. */
export const ITEMS_DITS: Record<Item, { libelle: string; texte: string; ou: Ou }> = {
  existant: { libelle: "Équipements, services et modes d’accueil existants", texte: `${D}, 1°`, ou: "equipements" },
  besoins: { libelle: "Besoins des enfants de moins de trois ans et des familles", texte: `${D}, 2°`, ou: "chiffres" },
  zones: { libelle: "Zones où l’offre manque ou s’atteint mal", texte: `${D}, 3°`, ou: "zones" },
  objectifs: { libelle: "Objectifs d’offre, mode par mode et année par année", texte: `${D}, 4° a`, ou: "schema" },
  metiers: { libelle: "Emplois et compétences nécessaires", texte: `${D}, 4° b`, ou: "schema" },
  familles: { libelle: "Mesures pour les familles en difficulté", texte: `${D}, 4° c`, ou: "plan" },
  qualite: { libelle: "Soutien de la qualité", texte: `${D}, 4° d`, ou: "plan" },
  travaux: { libelle: "Projets de rénovation, d’entretien, de création", texte: `${D}, 4° e`, ou: "schema" },
  couts: { libelle: "Coûts, moyens et difficultés prévus", texte: `${D}, 4° f`, ou: "schema" },
  calendrier: { libelle: "Calendrier sur la durée du schéma", texte: `${D}, 4° g`, ou: "plan" },
  indicateurs: { libelle: "Indicateurs et méthodes d’évaluation", texte: `${D}, 4° h`, ou: "plan" },
  concertation: { libelle: "Modalités de la concertation", texte: "CASF, art. L. 214-2", ou: "schema" },
  duree: { libelle: "Durée cohérente avec le schéma départemental", texte: "CASF, art. L. 214-2", ou: "schema" },
  compatibilite: {
    libelle: "Contenu compatible avec le schéma départemental",
    texte: "CASF, art. L. 214-2",
    ou: "schema",
  },
};

export const OU_DIT: Record<Ou, string> = {
  equipements: "les équipements de l’espace",
  zones: "les zones du diagnostic, ou le schéma",
  plan: "les fiches petite enfance du plan",
  schema: "le schéma de l’autorité",
  chiffres: "les besoins du diagnostic, ou les chiffres de l’espace",
};

/** Les mots, sans accents, d'une fiche qui aide les familles en difficulté, ou qui soutient la qualité. */
export const MOTS_FAMILLES =
  /\b(?:vulnerab\w+|handicap\w*|precari\w+|insertion|monoparent\w+|difficulte\w*|inclusi\w+|horaires? atypiques?)\b/;
export const MOTS_QUALITE = /\b(?:qualite|formation\w*|professionnalis\w+|analyse des? pratiques?|charte)\b/;
