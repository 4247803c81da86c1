import type { Jour } from "#commun/jour.ts";

export const GENRES_TRANSMISSION = ["schema", "actualisation", "bilanIntermediaire", "bilanFinal", "avis"] as const;
export type GenreTransmission = (typeof GENRES_TRANSMISSION)[number];
export const LIBELLES_TRANSMISSION: Record<GenreTransmission, string> = {
  schema: "Schéma pluriannuel, ou ce qui en tient lieu",
  actualisation: "Actualisation du schéma",
  bilanIntermediaire: "Part petite enfance du bilan intermédiaire",
  bilanFinal: "Part petite enfance du bilan final",
  avis: "Avis sur un projet d’établissement",
};

export const ENVOYEURS = ["signataire", "caf"] as const;
export type Envoyeur = (typeof ENVOYEURS)[number];
export const LIBELLES_ENVOYEUR: Record<Envoyeur, string> = {
  signataire: "Un signataire de la convention, autre que la Caf",
  caf: "La Caf",
};

export const CANAUX_CDSF = ["courrier", "mail"] as const;
export type CanalCdsf = (typeof CANAUX_CDSF)[number];
export const LIBELLES_CANAL_CDSF: Record<CanalCdsf, string> = { courrier: "Par courrier", mail: "Par courriel" };

/** L'accord exprès d'une partie à ce que la Caf envoie à sa place. */
export type Accord = { partie: string; le: Jour };
/** `preuve` : ce qui montre que c'est arrivé, un accusé de réception et sa date, un numéro d'envoi. */
export type Envoi = { envoyePar: Envoyeur; envoyeLe: Jour; canal: CanalCdsf; accords: Accord[]; preuve: string };

/** Ce qui doit aller au comité départemental des services aux familles, et comment cela y est allé. */
export type TransmissionCdsf = {
  id: string;
  convention: string;
  genre: GenreTransmission;
  objet: string;
  bilan: string | null;
  /** Le schéma, le bilan de schéma ou l'avis qui part : lui, et aucun autre du même titre ; rien quand on n'en tient pas ici. */
  cle: string | null;
  /** Le jour de l'adoption, ou celui où l'avis fut rendu. */
  adopteLe: Jour;
  envoi: Envoi | null;
  version: number;
};
