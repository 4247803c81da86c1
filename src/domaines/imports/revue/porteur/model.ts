import type { Reconnu } from "#domaines/acteurs/model.ts";
import type { EnteteImport } from "../model.ts";

/** Une organisation ou une personne que le fichier cite : `rang` est sa place dans le fichier, `choisi` le nom qu'on lui a préféré. */
export type PorteurCite = {
  rang: number;
  lu: string;
  choisi: string | null;
  fiches: number;
  reconnu: Reconnu;
};

export type VuePorteurs = {
  entete: EnteteImport;
  /** Ceux qui seront créés d'abord, ceux qui ressemblent à un autre en tête. */
  cites: PorteurCite[];
  total: number;
  nouveaux: number;
  page: number;
  /** Les noms des acteurs de l'espace, pour les proposer. */
  connus: string[];
};
