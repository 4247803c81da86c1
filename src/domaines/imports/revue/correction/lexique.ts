import type { Forme } from "./model.ts";

/** Ce que l'on dit d'une saisie que sa forme refuse ; sans phrase ici, c'est le format qui parle. */
export const FAUTES: Partial<Record<Forme, string>> = {
  choix: "Choisissez dans la liste.",
  nombre: "Un nombre s’écrit en chiffres, sans virgule ni signe.",
};

/** Comment taper ce qui ne se devine pas. */
export const AIDES: Partial<Record<Forme, string>> = {
  liste: "Un élément par ligne.",
  representants: "Un représentant par ligne : qualité : nom.",
};

/** Le nom, sur l'écran, de ce qu'un nœud dit. */
export const MENTIONS_NOEUD: Record<string, string> = {
  parent: "Sous",
  genre: "Genre",
  code: "Numéro",
  libelle: "Libellé",
  impactsVises: "Impacts visés",
};
