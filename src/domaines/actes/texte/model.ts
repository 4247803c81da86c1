/** Où, dans le texte, quelque chose manque. */
export type LieuManque = { liste: "visas" | "articles" | "annexes"; id: string; nom: string };

export const CODES_MANQUE = [
  "blanc",
  "anneeBlanche",
  "dateBlanche",
  "champSansValeur",
  "champInconnu",
  "visaIncomplet",
  "articleVide",
  "annexeVide",
  "annexeAbsente",
  "articleAbsent",
] as const;
export type CodeManque = (typeof CODES_MANQUE)[number];

/** Ce qui empêche de signer : où, quoi, et les mots en cause. */
export type Manque = { code: CodeManque; lieu: LieuManque; extrait: string };

/** `vide` : rien n'y est écrit, et Maillage n'a rien à y mettre ; `textes` : ce qui y est écrit, et où. */
export type AnnexeAVerifier = {
  numero: string | null;
  titre: string;
  genre: string;
  vide: boolean;
  textes: readonly { ou: string; texte: string }[];
};

/** Ce qu'il faut savoir d'un texte pour dire ce qui lui manque. */
export type TexteAVerifier = {
  visas: readonly { id: string; texte: string; incomplet: boolean }[];
  articles: readonly { id: string; numero: string | null; titre: string; texte: string }[];
  annexes: readonly AnnexeAVerifier[];
};
