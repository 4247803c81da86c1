import type { NomBloc, NomLigne } from "./model.ts";

/** Le nom, sur l'écran, de ce qu'un champ du plan n'a pas déjà nommé. */
export const LIBELLES_HORS_CHAMPS: Partial<Record<NomLigne, string>> = {
  noeuds: "Place dans l’arbre",
  priorite: "Priorité",
};

export const LIBELLES_BLOC: Record<NomBloc, string> = {
  titre: "Titre de la convention",
  caf: "Caf",
  debut: "Début",
  fin: "Fin",
  perimetre: "Communes couvertes",
  parties: "Parties signataires",
  visas: "Visas",
  articles: "Articles",
  annexes: "Annexes",
  deliberations: "Délibérations",
  equipements: "Équipements",
};
