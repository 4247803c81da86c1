import type { Jeton } from "../flux/model.ts";

/** Un paquet de lignes d'un tableau éclaté : les années d'une action, un texte large, un texte étroit, le titre d'un axe. */
export type Groupe = { lignes: Jeton[]; ecart: number; genre: "annees" | "large" | "etroit" | "axe" };
