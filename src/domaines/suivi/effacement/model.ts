import type { TEXTES_DIRE } from "../etat/model.ts";

/** Les textes libres qui se gardent d'une fiche : ce qu'on en dit, et le mot d'une réponse retournée. */
export type ChampEfface = (typeof TEXTES_DIRE)[number] | "mot";

/** Un texte gardé d'une fiche, où qu'il le soit : le même texte du même volet n'est qu'un. */
export type TexteGarde = {
  cle: string;
  volet: string;
  champ: ChampEfface;
  texte: string;
  auteur: string;
  instant: string;
};

/** Ce qui remplace un texte, s'il faut l'effacer ; sinon lui-même. */
export type Redire = (volet: string, champ: ChampEfface, texte: string) => string;
