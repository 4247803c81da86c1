import type { Jour } from "#commun/jour.ts";

/** L'état d'une fiche, tel que le suivi le dit : le plan le montre, il n'en décide pas. */
export type EtatFiche = {
  code: string | null;
  libelle: string;
  forme: "attente" | "marche" | "faite" | "pause" | "fin" | null;
  /** « 7 sur 12 », quand plusieurs collectivités portent la fiche. */
  precision: string | null;
  /** Le jour où on l'a dit pour la dernière fois. */
  le: Jour | null;
};

/** Les états d'une convention et celui de chacune de ses fiches. */
export type EtatsLus = {
  liste: readonly { code: string; libelle: string }[];
  parFiche: ReadonlyMap<string, EtatFiche>;
};

/** Ce que l'on filtre pour les fiches dont rien n'a été dit. */
export const SANS_ETAT = "sans";

/** Ce que porte un groupe de fiches sans état connu : cela parle des fiches, jamais de qui les porte. */
export const LIBELLE_SANS_ETAT = "État non renseigné";
