import type { Jour } from "#commun/jour.ts";
import type { Frequence } from "../periode/model.ts";

/** Ce que l'on relève : un nombre, une part (numérateur et dénominateur), un niveau d'une échelle, ou ce qui se voit et se dit. */
export const MESURES = ["nombre", "pourcentage", "echelle", "observation"] as const;
export type Mesure = (typeof MESURES)[number];
export const LIBELLES_MESURE: Record<Mesure, string> = {
  nombre: "Un nombre",
  pourcentage: "Un pourcentage : sa part et son tout",
  echelle: "Un niveau, sur une échelle que vous nommez",
  observation: "Ce qui s’observe et ce qui se dit",
};
export const natureDe = (mesure: Mesure): "quantitatif" | "qualitatif" =>
  mesure === "nombre" || mesure === "pourcentage" ? "quantitatif" : "qualitatif";

export const SENS = ["hausse", "baisse", "maintien"] as const;
export type Sens = (typeof SENS)[number];
export const LIBELLES_SENS: Record<Sens, string> = {
  hausse: "Monter",
  baisse: "Baisser",
  maintien: "Se maintenir",
};

export const VENTILATIONS = ["aucune", "commune", "age", "public"] as const;
export type Ventilation = (typeof VENTILATIONS)[number];
export const LIBELLES_VENTILATION: Record<Ventilation, string> = {
  aucune: "Rien : une seule valeur par période",
  commune: "Par commune",
  age: "Par tranche d’âge",
  public: "Par public",
};

/** Ce que l'on compte des séances, quand l'indicateur ne se saisit pas à la main. */
export const DECOMPTES = ["seances", "participants", "adultes", "enfants"] as const;
export type Decompte = (typeof DECOMPTES)[number];
export const LIBELLES_DECOMPTE: Record<Decompte, string> = {
  seances: "Compter les séances",
  participants: "Compter les participants des séances, adultes et enfants",
  adultes: "Compter les adultes des séances",
  enfants: "Compter les enfants des séances",
};

/** Une valeur à atteindre un jour : par le tout, ou par une seule de ses modalités (une commune, un âge, un public). */
export type Cible = { date: Jour; valeur: number; modalite?: string };

/** La valeur d'avant l'action : celle d'où l'on part, et son tout si c'est une part. */
export type Depart = { nombre: number; sur: number | null; le: Jour };

export type Definition = {
  libelle: string;
  mesure: Mesure;
  unite: string;
  sens: Sens;
  cumul: boolean;
  frequence: Frequence;
  source: string;
  /** Le code de la statistique du territoire qui le donne, et son millésime. */
  statistique: string;
  millesime: string;
  depart: Depart | null;
  cibles: Cible[];
  ventilation: Ventilation;
  modalites: string[];
  niveaux: string[];
  minimum: number | null;
  maximum: number | null;
  decompte: Decompte | null;
  service: string | null;
};

/** Un indicateur d'une convention ; saisi une fois, il vaut pour toutes les fiches qui le citent. */
export type Indicateur = Definition & {
  id: string;
  convention: string;
  version: number;
  ordre: number;
  retireLe: string | null;
  fiches: string[];
};

/** Ce qu'est un indicateur tant que l'on n'en a rien dit. */
export const DEFINITION_NEUVE: Definition = {
  libelle: "",
  mesure: "nombre",
  unite: "",
  sens: "hausse",
  cumul: false,
  frequence: "annuelle",
  source: "",
  statistique: "",
  millesime: "",
  depart: null,
  cibles: [],
  ventilation: "aucune",
  modalites: [],
  niveaux: [],
  minimum: null,
  maximum: null,
  decompte: null,
  service: null,
};
