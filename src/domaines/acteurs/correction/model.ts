/** Une demande de vérifier une fiche, envoyée par courriel à qui n'a pas de compte. */
export type Correction = {
  id: string;
  convention: string;
  acteur: string;
  demandePar: string;
  demandeLe: string;
  expireLe: string;
  partieLe: string | null;
  reponduLe: string | null;
  remarque: string | null;
  traiteeLe: string | null;
};

export type EtatCorrection = "ouverte" | "repondue" | "passee";

/** Une demande vaut trente jours. */
export const DUREE_CORRECTION = 30;

export type RefusDemande = "sans-courriel" | "deja-demandee" | "sans-convention";
