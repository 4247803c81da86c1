import type { GenreTerritoire } from "../lieu/model.ts";

/** Ce que remplit une colonne : le territoire, l'année, le chiffre d'une ligne et sa valeur ; ou un chiffre que la colonne porte à elle seule. */
export const CIBLES_LIGNE = [
  "aucune",
  "territoire",
  "nom",
  "genre",
  "millesime",
  "statistique",
  "valeur",
  "numerateur",
  "denominateur",
  "secret",
  "contour",
  "rupture",
] as const;
export type Terme = "valeur" | "numerateur" | "denominateur";
export type Cible = (typeof CIBLES_LIGNE)[number] | `${Terme}:${string}`;

/** Une colonne et ce qu'elle remplit ; `millesime` quand son titre le dit. */
export type Colonne = { cible: Cible; millesime: number | null };

/** Une feuille réduite aux territoires gardés : `numeros` est le rang de chaque rangée dans le fichier, `reduite` la colonne qui l'a dit. */
export type Feuille = { nom: string; rangees: string[][]; numeros: number[]; total: number; reduite: number | null };

/** Comment on lit la feuille : la ligne des titres, ce que remplit chaque colonne, l'année et le genre de territoire quand rien ne les dit. */
export type Reglage = {
  feuille: number;
  entete: number;
  colonnes: Colonne[];
  millesime: number | null;
  genre: GenreTerritoire | null;
};

/** Une cellule qui n'a pas pu être comprise ; `rangee` est la ligne du fichier. */
export type ErreurLigne = { rangee: number; cellule: string; message: string };
