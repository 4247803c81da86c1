import { ACCUEIL } from "./accueil/lexique.ts";
import { DEMOGRAPHIE } from "./demographie/lexique.ts";
import type { Statistique } from "./model.ts";
import { SOCIAL } from "./social/lexique.ts";
import { VIE } from "./vie/lexique.ts";

/** Le catalogue commun à tous les espaces : chaque chiffre d'un diagnostic, ce qu'il compte et d'où il vient. */
export const CATALOGUE: readonly Statistique[] = [...DEMOGRAPHIE, ...ACCUEIL, ...SOCIAL, ...VIE];
