import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

export const CODES_REGLE = ["naissances", "assistants", "couverture", "fermeture"] as const;
export type CodeRegle = (typeof CODES_REGLE)[number];

/** Une règle telle que l'espace l'a réglée. `duree` : les années, ou les mois, sur lesquels elle regarde. */
export type Regle = { code: CodeRegle; active: boolean; seuil: number; duree: number; version: number };

/** Ce qu'une règle a vu : la phrase qui le dit, et de quel chiffre elle la tire. */
export type Constat = { phrase: string; statistique: string | null };

/** Ce qu'une règle demande d'ouvrir : où, de quoi, quelle année. `objet` : la structure qui ferme, sinon rien. */
export type Alerte = { regle: CodeRegle; territoire: string; objet: string; millesime: number; constat: Constat };

export const ETATS_TACHE = ["ouverte", "traitee", "ecartee"] as const;
export type EtatTache = (typeof ETATS_TACHE)[number];

/** OBS-34 : une tâche ouverte se traite ou s'écarte, avec un motif ; on peut la rouvrir. */
export const CYCLE_TACHE: Cycle<EtatTache> = {
  ouverte: ["traitee", "ecartee"],
  traitee: ["ouverte"],
  ecartee: ["ouverte"],
};

export type Tache = Alerte & {
  espace: string;
  id: string;
  etat: EtatTache;
  motif: string;
  /** Les comptes de qui elle concerne. */
  concerne: readonly string[];
  ouverteLe: Jour;
  closeLe: Jour | null;
  closePar: string | null;
  version: number;
};
