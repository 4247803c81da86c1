import type { Structure } from "../structure/model.ts";

export type Paire = readonly [Structure, Structure];

/** Une structure quitte la sienne (`de`) pour celle qui la garde (`vers`). */
export type Passage = { de: string; vers: string };

/** Combien de lignes tiennent à une structure, table par table. */
export type Compte = Record<
  | "soutiens"
  | "occupants"
  | "assistantes"
  | "absorbees"
  | "sections"
  | "places"
  | "financements"
  | "appuis"
  | "responsables"
  | "corrections",
  number
>;

/** Une part de la fiche après la fusion : d'où elle vient, et ce qu'en disaient les deux. */
export type Part = { titre: string; gardee: string; autre: string; reprise: boolean };
