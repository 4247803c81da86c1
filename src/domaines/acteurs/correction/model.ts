import type { Jour } from "#commun/jour.ts";

/** Une demande de vérifier une fiche (un acteur, une structure), envoyée par courriel à qui n'a pas de compte. */
export type Correction = {
  id: string;
  convention: string;
  /** Ce dont c’est la fiche. */
  objet: string;
  demandePar: string;
  demandeLe: string;
  expireLe: string;
  partieLe: string | null;
  reponduLe: string | null;
  remarque: string | null;
  traiteeLe: string | null;
};

export type EtatCorrection = "ouverte" | "repondue" | "passee";

/** Ce que la page du lien propose avant de montrer la fiche : un geste, le code du courriel, ou un lien neuf. */
export type EtatAvant = "geste" | "code" | "epuisee";

/** Une demande vaut trente jours. */
export const DUREE_CORRECTION = 30;

export type RefusDemande = "sans-courriel" | "deja-demandee" | "sans-convention";

/** Ce que dit le courriel d'une demande : à qui, de quelle fiche, jusqu'à quand, qui répond aux questions. */
export type Verifier = {
  a: string;
  nom: string;
  organisme: string;
  avant: Jour;
  lien: string;
  /** Ce que la page demande si le lien s’ouvre ailleurs. */
  code: string;
  coordination: { nom: string; courriel: string } | null;
};
