import type { Cycle } from "#commun/cycle.ts";
import type { Cible } from "../indicateur/model.ts";
import type { Periode } from "../periode/model.ts";

export const ETATS_VALEUR = ["brouillon", "validee"] as const;
export type EtatValeur = (typeof ETATS_VALEUR)[number];
export const LIBELLES_ETAT_VALEUR: Record<EtatValeur, string> = { brouillon: "À valider", validee: "Validée" };

/** SUI-103 : une valeur attend d'être validée ; corrigée par qui ne valide pas, elle attend de nouveau. */
export const CYCLE: Cycle<EtatValeur> = { brouillon: ["validee"], validee: ["brouillon"] };

/** Le nom de ce qui n'est pas ventilé. */
export const ENSEMBLE = "";

/** `nombre` est un compte, le numérateur d'une part (`sur` en est le tout), ou le rang d'un niveau de l'échelle. */
export type Mesuree = { nombre: number; sur: number | null };

export type Valeur = Mesuree & {
  indicateur: string;
  periode: Periode;
  modalite: string;
  convention: string;
  version: number;
  etat: EtatValeur;
  commentaire: string;
  preuve: string;
  saisiPar: string;
  saisiLe: string;
  validePar: string | null;
  valideLe: string | null;
};

/** Une période d'un indicateur : son tout, ce qui le compose, et si tout en est validé. */
export type Point = Mesuree & {
  periode: Periode;
  valeur: number;
  modalites: readonly { modalite: string; nombre: number; sur: number | null }[];
  /** Des modalités manquent : le tout n'est que la somme de celles que l'on a. */
  partiel: boolean;
  /** Le tout saisi n'est pas la somme des modalités. */
  ecart: number | null;
  validee: boolean;
};

/** Une modalité à la dernière période, ce qu'elle vise, et si c'est atteint ; une cible sans valeur attend la sienne. */
export type Vise = { modalite: string; valeur: number | null; cible: Cible; atteinte: boolean };

export const DOUTES = ["sous-borne", "sur-borne", "dix-fois", "dixieme"] as const;
export type Doute = (typeof DOUTES)[number];
