export const MISSIONS = ["guichetUnique", "analysePratiques", "promotionMetier"] as const;
export type Mission = (typeof MISSIONS)[number];
/** Les missions renforcées, facultatives, qu'un relais peut tenir. */
export const LIBELLES_MISSION: Record<Mission, string> = {
  guichetUnique: "Guichet unique des demandes d’accueil",
  analysePratiques: "Analyse de la pratique des assistants maternels",
  promotionMetier: "Promotion renforcée de l’accueil individuel",
};

/** Ce qu'un relais fut une année ; `actifs` : assistants maternels qui gardent au moins un enfant. */
export type Relais = {
  nom: string;
  annee: number;
  actifs: number;
  etp: number;
  familles: number | null;
  ateliers: number | null;
  missions: Mission[];
  /** 0 : pas encore écrite. */
  version: number;
};

/** Les places de crèche qu'une collectivité cofinance, une année. */
export type Cofinancement = { collectivite: string; annee: number; places: number; version: number };

/** Ce qui s'écrit d'une année, et se retire : un relais, ou des places. */
export const QUOI = ["relais", "places"] as const;
export type Quoi = (typeof QUOI)[number];

/** Le bonus trajectoire compare chaque année à celle-ci. */
export const ANNEE_DE_BASE = 2023;

/** Un pas du bonus : croissance à atteindre, en pour cent, et montant par place, en euros. */
export type Pas = { croissance: number; montant: number };
