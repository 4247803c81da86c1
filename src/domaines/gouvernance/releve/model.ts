import type { Attendu } from "../point/model.ts";
import type { GenrePresence } from "../seance/model.ts";

/** Une personne au relevé : son nom tel qu'il était ce jour-là, et comment elle y était. */
export type PersonneRelevee = {
  nom: string;
  qui: string;
  college: string;
  voix: boolean;
  presence: GenrePresence | null;
  pour: string;
};

export type PointReleve = { titre: string; attendu: Attendu; notes: string; conclusion: string };

/** Ce qui fut décidé sur un point, tel que le registre des décisions le dit. */
export type DecisionRelevee = {
  id: string;
  libelle: string;
  texte: string;
  /** Une autre convention que sert l'instance l'a inscrite : sa page est la sienne. */
  ailleurs?: boolean;
};

/** Le relevé d'une réunion : qui était là, ce qui s'est dit, ce qui fut conclu. */
export type ContenuReleve = {
  instance: string;
  titre: string;
  quand: string;
  lieu: string;
  preside: string;
  secretaire: string;
  quorum: string;
  voix: number;
  personnes: PersonneRelevee[];
  points: PointReleve[];
  decisions: DecisionRelevee[];
  notes: string;
};

export type Releve = { contenu: ContenuReleve; empreinte: string; approuveLe: string; approuvePar: string };
