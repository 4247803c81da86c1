export const SENS = ["monte", "descend", "pareil"] as const;
export type Sens = (typeof SENS)[number];

export const SORTS = ["gagne", "perd", "change", "garde", "sans"] as const;
/** Une place gagnée, perdue, échangée contre une autre, gardée ; ou aucune, avant comme après. */
export type Sort = (typeof SORTS)[number];

export const LIBELLES_SORT: Record<Sort, string> = {
  gagne: "Gagneraient une place",
  perd: "Perdraient leur place",
  change: "Changeraient de place",
  garde: "Garderaient la même",
  sans: "Sans place, avant comme après",
};

/** Ce que le barème essayé change pour un dossier ; ni nom ni numéro n'en sort, seulement des comptes. */
export type Cas = { commune: string; situations: readonly string[]; sens: Sens; sort: Sort };

export type Bilan = { total: number } & Record<"monte" | "descend", number> & Record<Sort, number>;

/** Un compte par commune, ou par situation. */
export type Ligne = { cle: string; bilan: Bilan };

/** Ce que lit qui n'instruit pas les demandes : un nombre caché est nul. */
export type BilanPublie = { [cle in keyof Bilan]: number | null };

export type Simulation = {
  bilan: Bilan;
  /** Combien de demandes pour chaque sens (ligne) et chaque sort (colonne). */
  croise: number[][];
  communes: Ligne[];
  situations: Ligne[];
  /** Le niveau de l'appariement, et ce que l'audit trouve à redire, avec l'un et l'autre barème. */
  niveaux: readonly [0 | 1, 0 | 1];
  reclamations: readonly [number, number];
  /** Les demandes dont une condition du brouillon n'est pas tenue. */
  horsConditions: number;
};
