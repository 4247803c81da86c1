/** First and last line of the raw layer, 1-based, inclusive. */
export type Lignes = [number, number];

/** One line of the raw layer: its number is its index plus one, and its text is exactly what the file holds. */
export type Ligne = {
  texte: string;
  /** 1-based page, when the format has pages. */
  page: number | null;
  /** Heading level of the format (1 is the highest), null for running text. */
  niveau: number | null;
  /** The whole line is bold. */
  gras: boolean;
  /** Whether the page shows it as going on with the line above; absent when the format does not tell. */
  suite?: boolean;
  /** Header or footer of its page. */
  bord?: boolean;
};

/** `fusionnee` : the cell above covers this place. */
export type Cellule = { texte: string; lignes: Lignes; fusionnee?: boolean };

/** A table keeps its cells; their text is also in the lines, so that nothing is lost. */
export type Tableau = { lignes: Lignes; rangees: Cellule[][] };

export const RAISONS_PERDUE = ["image-seule", "sans-image", "sans-mots", "trop-long", "illisible"] as const;

/** A page of which nothing was read, and why: what it says is missing from the lines. */
export type PagePerdue = { page: number; raison: (typeof RAISONS_PERDUE)[number] };

/** The raw layer: what a slice sees of any file, whatever its format. */
export type Brut = {
  fichier: string;
  type: string;
  sha256: string;
  lignes: Ligne[];
  tableaux: Tableau[];
  /** Pages read by optical recognition: every value taken from them must be reviewed. */
  pagesReconnues: number[];
  /** Pages of which nothing was read: never lost without a word. */
  pagesPerdues?: PagePerdue[];
};

/** What a reader hands over: the raw layer without the identity of the file. */
export type Contenu = Pick<Brut, "lignes" | "tableaux" | "pagesReconnues" | "pagesPerdues">;

export const CODES_REFUS = [
  "introuvable",
  "vide",
  "trop-gros",
  "trop-gros-decompresse",
  "format-inconnu",
  "ancien-format",
  "extension-trompeuse",
  "chiffre",
  "tronque",
  "archive-dangereuse",
  "xml-dangereux",
  "binaire",
  "sans-texte",
  "numerise",
  "json-illisible",
  "echange-inconnu",
  "echange-invalide",
  "tableur-ailleurs",
  "tableur-trop-long",
  "trop-long",
  "trop-de-memoire",
  "illisible",
] as const;
export type CodeRefus = (typeof CODES_REFUS)[number];

export const TAILLE_MAX = 50 * 1024 * 1024;
export const TAILLE_DECOMPRESSEE_MAX = 200 * 1024 * 1024;
/** Text beyond this is no convention: 40 to 120 pages hold about 0.4 MB of text. */
export const TEXTE_MAX = 12 * 1024 * 1024;
