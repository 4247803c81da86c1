export {
  type Formule,
  LIBELLES_THEME,
  type Producteur,
  type Statistique,
  type Theme,
  THEMES,
} from "./catalogue/model.ts";
export {
  FRANCE,
  GENRES_TERRITOIRE,
  type Geographie,
  type GenreTerritoire,
  LIBELLES_GENRE,
  type Lieu,
  type LieuNomme,
} from "./lieu/model.ts";
export type { Calcul, Depose, Part, Raison, Valeur } from "./valeur/model.ts";
export type { Tu } from "./publication/model.ts";
