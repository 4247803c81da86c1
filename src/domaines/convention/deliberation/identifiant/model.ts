import type { Jour } from "#commun/jour.ts";
import type { NatureActe } from "./lexique.ts";

/** Ce que dit l'identifiant que la préfecture donne à un acte transmis. */
export type IdentifiantActes = {
  departement: string;
  siren: string;
  /** La date de la décision, jamais celle de l'envoi. */
  date: Jour;
  numero: string;
  nature: NatureActe;
};

export type RefusIdentifiant =
  | "forme"
  | "departement-inconnu"
  | "siren-faux"
  | "date-fausse"
  | "numero-vide"
  | "numero-trop-long"
  | "nature-inconnue";
