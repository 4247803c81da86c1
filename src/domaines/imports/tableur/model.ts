import type { GenreNoeud } from "../echange/model.ts";
import type { EnteteImport, NomLigne } from "../revue/model.ts";

/** Ce qu'une colonne remplit : un champ de la fiche, un niveau de l'arbre, le début ou la fin d'une échéance, l'identité d'une ligne exportée d'ici, ou rien. */
export type Destination =
  | NomLigne
  | `niveau.${GenreNoeud}`
  | "debut"
  | "fin"
  | "indicateurs.quantitatif"
  | "indicateurs.qualitatif"
  | "identite"
  | "aucune";

/** La destination de chaque colonne, dans l'ordre de la feuille. */
export type Correspondance = Destination[];

/** Un tableur déposé : ses feuilles, celle que l'on lit, la ligne de ses titres (à partir de 0) et ce que remplit chaque colonne. */
export type Depot = {
  feuilles: { nom: string; masquee: boolean; rangees: string[][] }[];
  feuille: number;
  entete: number;
  colonnes: Correspondance;
};

/** Une cellule qui n'a pas pu être comprise, nommée comme dans le tableur : « C12 ». */
export type ErreurCellule = { rangee: number; colonne: number; cellule: string; message: string };

/** Le titre de la colonne qui dit quelle fiche est chaque ligne. */
export const TITRE_IDENTITE = "Maillage (ne pas modifier)";

/** Ce qu'une ligne exportée était : sa fiche, sa version, et l'empreinte de chaque cellule. */
export type Marque = { fiche: string; version: number; empreintes: ReadonlyMap<string, string> };

/** Une colonne de la feuille : son titre, trois exemples, et ce qu'elle remplit. */
export type ColonneVue = { rang: number; lettre: string; titre: string; exemples: string[]; destination: string };
export type VueColonnes = {
  entete: EnteteImport;
  feuilles: { nom: string; masquee: boolean; lignes: number }[];
  feuille: number;
  ligneEntete: number;
  colonnes: ColonneVue[];
  destinations: readonly { valeur: string; libelle: string }[];
  apercu: { reference: string | null; titre: string; champs: string[] }[];
  total: number;
  erreurs: ErreurCellule[];
  nonReprises: string[];
};
