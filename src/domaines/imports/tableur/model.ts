import type { NomLigne } from "../revue/model.ts";

/** Ce qu'une colonne remplit : un champ de la fiche, un niveau de l'arbre, l'identité d'une ligne exportée d'ici, ou rien. */
export type Destination =
  | NomLigne
  | "noeudAmbition"
  | "noeudAxe"
  | "noeudObjectif"
  | "noeudChamp"
  | "identite"
  | "aucune";

/** La destination de chaque colonne, dans l'ordre de la feuille. */
export type Correspondance = Destination[];

/** Une feuille déposée, ses titres de colonnes trouvés : `entete` est le rang de leur ligne, à partir de 0. */
export type Depot = {
  feuilles: { nom: string; masquee: boolean; rangees: string[][] }[];
  feuille: number;
  entete: number;
  colonnes: Correspondance;
};

export type ErreurCellule = { cellule: string; message: string };
