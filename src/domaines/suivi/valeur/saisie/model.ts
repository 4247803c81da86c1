import type { Indicateur } from "../../indicateur/model.ts";
import type { Periode } from "../../periode/model.ts";
import type { Doute, Valeur } from "../model.ts";

/** Une case à remplir : une modalité d'un indicateur à une période, ce qui y est déjà, et ce qu'il y avait la fois d'avant. */
export type Case = {
  cle: string;
  indicateur: Indicateur;
  modalite: string;
  periode: Periode;
  actuelle: Valeur | undefined;
  derniere: Valeur | undefined;
};

export type FauteCase =
  | "pas-un-nombre"
  | "tout-nul"
  | "part-negative"
  | "niveau-inconnu"
  | "part-manquante"
  | "validee-effacee"
  | "deplacee";

/** Ce qui ne va pas dans une case, ou ce que l'on demande avant de la garder. */
export type Souci = { cle: string; faute: FauteCase | null; doute: Doute | null };
