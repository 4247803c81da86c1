import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
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

/** Ce que d'autres tranches ont figé de ce qui fut dit d'une fiche : à elles d'en effacer le texte. Rend combien de pièces ont changé. */
export type EffacerAilleurs = (
  db: Db,
  perimetre: Perimetre,
  fiche: { id: string; convention: string },
  redire: Redire,
) => Promise<number>;
