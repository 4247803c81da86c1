import type { Fiche, Noeud } from "#domaines/plan/model.ts";

/** Ce que la trace lit d'une fiche. */
export type FicheTracee = Pick<
  Fiche,
  | "id"
  | "reference"
  | "titre"
  | "noeuds"
  | "diagnosticInitial"
  | "faiblesses"
  | "finalite"
  | "objectifsOperationnels"
  | "indicateurs"
>;
/** `enjeux` : ceux du diagnostic auxquels ce nœud répond. */
export type NoeudTrace = Pick<Noeud, "id" | "parent" | "genre" | "code" | "libelle" | "impacts"> & {
  enjeux: readonly string[];
};
/** Un enjeu du diagnostic partagé, et si un nœud du plan y répond. */
export type EnjeuTrace = { id: string; texte: string; repondu: boolean };
/** Un indicateur défini, les fiches qui le citent, et s'il a déjà une valeur, une parole, une observation ou une réponse. */
export type IndicateurTrace = { id: string; libelle: string; fiches: readonly string[]; releve: boolean };

/** Ce que l'on peut suivre d'une fiche, de l'enjeu à la valeur : combien il y en a à chaque pas, et d'où ils viennent. */
export type Fil = {
  fiche: FicheTracee;
  enjeux: string[];
  objectifs: string[];
  ecrits: number;
  definis: number;
  releves: number;
};

/** Un maillon qui ne tient à rien : ce qu'il est, où il se corrige, et ce qui le dit. */
export type Orphelin = {
  genre: "enjeu" | "fiche" | "noeud" | "indicateur";
  id: string;
  nom: string;
  precision: string;
};

export const ETAPES = {
  enjeuxSansObjectif: "Enjeux du diagnostic auxquels rien ne répond",
  objectifsSansEnjeu: "Objectifs du plan qui ne répondent à aucun enjeu",
  effetsSansFiche: "Effets visés qu’aucune fiche ne sert",
  objectifsSansFiche: "Objectifs du plan sans fiche",
  fichesSansEnjeu: "Fiches sans enjeu",
  fichesSansObjectif: "Fiches sans objectif",
  fichesSansIndicateur: "Fiches sans indicateur défini",
  indicateursSansFiche: "Indicateurs qu’aucune fiche ne cite",
  indicateursSansValeur: "Indicateurs sans valeur",
} as const;
export type Etape = keyof typeof ETAPES;

/** Ce que montre une liste avant qu'on l'ouvre. */
export const APERCU = 12;
