/** Les colonnes du schéma SCDL « Délibérations » 2.1.5, dans leur ordre. */
export const COLONNES_SCDL = [
  "COLL_NOM",
  "COLL_SIRET",
  "DELIB_ID",
  "DELIB_DATE",
  "DELIB_MATIERE_CODE",
  "DELIB_MATIERE_NOM",
  "DELIB_OBJET",
  "BUDGET_ANNEE",
  "BUDGET_NOM",
  "PREF_ID",
  "PREF_DATE",
  "VOTE_EFFECTIF",
  "VOTE_REEL",
  "VOTE_POUR",
  "VOTE_CONTRE",
  "VOTE_ABSTENTION",
  "DELIB_URL",
] as const;
export type ColonneScdl = (typeof COLONNES_SCDL)[number];
export type LigneScdl = Record<ColonneScdl, string>;

/** Ce qui empêche une ligne de partir, et dans quelle colonne. */
export type FauteScdl = { colonne: ColonneScdl; code: CodeScdl };
export type CodeScdl =
  | "manquant"
  | "siret"
  | "date"
  | "matiere"
  | "budget"
  | "controle"
  | "avant-decision"
  | "votes-incomplets"
  | "entier"
  | "plus-que-effectif"
  | "somme"
  | "adresse";

/** Pourquoi un acte ne s'ouvre pas en données. */
export type MotifNonPublie = "conseil-administration" | "sans-resultat";

export const LIBELLES_SCDL: Record<ColonneScdl, string> = {
  COLL_NOM: "Collectivité",
  COLL_SIRET: "Siret",
  DELIB_ID: "Numéro",
  DELIB_DATE: "Date de la séance",
  DELIB_MATIERE_CODE: "Code de matière",
  DELIB_MATIERE_NOM: "Matière",
  DELIB_OBJET: "Objet",
  BUDGET_ANNEE: "Année du budget",
  BUDGET_NOM: "Budget",
  PREF_ID: "Autorité de contrôle",
  PREF_DATE: "Date de réception",
  VOTE_EFFECTIF: "Membres en exercice",
  VOTE_REEL: "Votants",
  VOTE_POUR: "Pour",
  VOTE_CONTRE: "Contre",
  VOTE_ABSTENTION: "Abstentions",
  DELIB_URL: "Adresse de publication",
};
