import type { GenreNoeud } from "../model.ts";

/** Une fiche de la démonstration, en bref : inventée, comme tout ce que montre la démonstration. */
export type Esquisse = {
  reference: string;
  titre: string;
  pourquoi: string;
  objectifs: readonly string[];
  etapes: readonly string[];
  pilotes: readonly string[];
  partenaires: readonly string[];
  /** Années comptées depuis celle de la signature, comprises. */
  de: number;
  a: number;
  priorite: string | null;
  publics: readonly string[];
  champs: readonly string[];
  indicateurs: readonly string[];
  budget: string | null;
  /** Les mois de la première et de la dernière année, quand l'échéance est au trimestre près. */
  mois: readonly [string, string] | null;
  /** Les codes d'autres nœuds, déjà semés, où la fiche se range aussi. */
  aussi: readonly string[];
  contrats: readonly string[];
  liees: readonly string[];
};
export type Branche = {
  genre: GenreNoeud;
  code: string;
  libelle: string;
  fiches: readonly Esquisse[];
  branches?: readonly Branche[];
};

type Bref = Pick<Esquisse, "reference" | "titre" | "pilotes" | "de" | "a"> & Partial<Esquisse>;
/** Une esquisse dont on ne dit que ce qui compte. */
export const esquisse = (bref: Bref): Esquisse => ({
  pourquoi: "",
  objectifs: [],
  etapes: [],
  partenaires: [],
  priorite: null,
  publics: [],
  champs: [],
  indicateurs: [],
  budget: null,
  mois: null,
  aussi: [],
  contrats: [],
  liees: [],
  ...bref,
});
