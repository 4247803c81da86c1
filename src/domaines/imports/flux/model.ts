import type { Lignes } from "#platform/files/model.ts";

export type Place = { tableau: number; rangee: number; colonne: number; colonnes: number };

/** Un morceau de texte du document, nettoyé de sa mise en forme, avec les lignes d'où il vient. */
export type Jeton = {
  texte: string;
  lignes: Lignes;
  /** La puce ou le numéro qui l'ouvrait : « - », « 1) »… */
  puce: string | null;
  /** Combien de lignes vides le précèdent. */
  vide: number;
  /** Il ouvre une page. */
  page: boolean;
  /** Niveau de titre donné par le format. */
  niveau: number | null;
  gras: boolean;
  /** Longueur de la ligne physique, pour savoir si elle a été coupée. */
  largeur: number;
  cellule: Place | null;
  /** Les impacts visés écrits sous ce titre de niveau. */
  impacts?: string[];
};

/** Un tableau du document dont chaque cellule est une suite de jetons. */
export type TableauLu = { rang: number; lignes: Lignes; rangees: Jeton[][][] };

export type Flux = {
  jetons: Jeton[];
  tableaux: TableauLu[];
  /** Largeur à laquelle le texte est coupé à la ligne, null si une ligne vaut un paragraphe. */
  largeur: number | null;
  /** Une cellule est aussi coupée à la ligne (PDF) ; ailleurs chaque paragraphe d'une cellule est entier. */
  cellulesCoupees: boolean;
  /** Mots du document, sans accents : pour recoller les mots coupés. */
  mots: Set<string>;
};
