export const NATURES = ["fonctionnement", "investissement"] as const;
export type Nature = (typeof NATURES)[number];
export const LIBELLES_NATURE: Record<Nature, string> = {
  fonctionnement: "Fonctionnement",
  investissement: "Investissement",
};

/** Qui paie : un acteur de l'espace, le porteur sur ses propres moyens, ou personne encore. */
export const FINANCEURS = ["acteur", "partPropre", "aTrouver"] as const;
export type GenreFinanceur = (typeof FINANCEURS)[number];
export const LIBELLES_FINANCEUR: Record<Exclude<GenreFinanceur, "acteur">, string> = {
  partPropre: "Part propre du porteur",
  aTrouver: "Financeur à trouver",
};

/** Ce qu'une ligne dit d'un financeur, en centimes ; rien n'est pas zéro : personne ne l'a dit. */
export const MONTANTS = ["prevu", "realise", "demande", "accorde", "verse"] as const;
export type NomMontant = (typeof MONTANTS)[number];
export type Montants = Record<NomMontant, number | null>;
export const LIBELLES_MONTANT: Record<NomMontant, string> = {
  prevu: "Prévu",
  realise: "Réalisé",
  demande: "Demandé",
  accorde: "Accordé",
  verse: "Versé",
};

/** Les montants qui ont un sens pour chaque financeur. */
export const MONTANTS_DE: Record<GenreFinanceur, readonly NomMontant[]> = {
  acteur: MONTANTS,
  partPropre: ["prevu", "realise"],
  aTrouver: ["prevu"],
};

/** `acteur` : son identifiant ; `nom` : celui du financeur, tel qu'il est gardé. */
export type Ligne = Montants & {
  nature: Nature;
  financeur: GenreFinanceur;
  acteur: string | null;
  nom: string;
  libelle: string;
};

/** Le budget d'une fiche pour une année ; les ETP sont en centièmes. `version` : 0 tant que rien n'est écrit. */
export type Exercice = {
  fiche: string;
  convention: string;
  annee: number;
  version: number;
  etpPrevu: number | null;
  etpRealise: number | null;
  lignes: Ligne[];
};

/** Ce qu'un ensemble de lignes totalise. `annoncee` : la part propre que le porteur a prévue ; `aTrouver` : ce qui n'a pas de financeur. */
export type Totaux = Montants & { annoncee: number | null; aTrouver: number | null };

export const SANS_MONTANT: Montants = { prevu: null, realise: null, demande: null, accorde: null, verse: null };
export const TOTAUX_VIDES: Totaux = { ...SANS_MONTANT, annoncee: null, aTrouver: null };

/** Les années que l’on peut saisir ; au-delà d’un milliard d’euros ou de dix mille emplois, c’est une faute de frappe. */
export const ANNEES = { premiere: 2000, derniere: 2099 } as const;
export const MONTANT_MAX = 100_000_000_000;
export const ETP_MAX = 1_000_000;

/** Le nom d'un financeur : celui de l'acteur, ou ce que l'on dit quand ce n'en est pas un. */
export const nomFinanceur = (financeur: GenreFinanceur, acteur: string | null): string =>
  financeur === "acteur" ? (acteur ?? "") : LIBELLES_FINANCEUR[financeur];
