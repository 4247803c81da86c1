import type { Lignes } from "#platform/files/model.ts";

/** Un paragraphe et ses tabulations, ses lignes, et combien de lignes vides ou prises le précèdent. */
export type Tabulee = { lignes: Lignes; texte: string; titre: boolean; vide: number };

/** Un paragraphe et les cases que l'on y lit. */
export type Paire = [Tabulee, string[]];
