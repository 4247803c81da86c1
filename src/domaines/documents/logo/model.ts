/** L'image qu'une partie met sur les documents communs ; elle vaut pour toutes les conventions de l'espace. */
export type LogoPartie = { id: string; partie: string; nom: string; type: "png" | "jpeg"; alt: string };

export const LOGO_MAX = 1024 * 1024;
export const COTE_MAX = 4000;
export const COTE_MIN = 40;

export type RefusLogo =
  | "sans-image"
  | "trop-lourd"
  | "format"
  | "abimee"
  | "dimensions"
  | "sans-alternative"
  | "partie-inconnue";
