import type { Partie } from "../model.ts";

export const CIVILITES = ["madame", "monsieur"] as const;
export type Civilite = (typeof CIVILITES)[number];

/** Qui signe, et pour quelle partie : la même personne peut signer deux fois, et une partie par deux personnes. */
export type Signataire = {
  id: string;
  partie: string;
  /** Sa place parmi ceux de sa partie. */
  rang: number;
  /** Sa place dans l'ordre des signatures, qui n'est pas celui des parties. */
  ordre: number;
  civilite: Civilite | null;
  prenom: string | null;
  nom: string;
  qualite: string | null;
  /** La délibération qui l'autorise à signer. */
  deliberation: string | null;
};

export type PartieEcrite = Partie & { id: string };

/** Les parties d'une convention dans leur ordre, et qui signe. */
export type Tour = { parties: readonly PartieEcrite[]; signataires: readonly Signataire[] };

export const LIBELLES_CIVILITE: Record<Civilite, string> = { madame: "Madame", monsieur: "Monsieur" };

export const MANQUES = ["sansSignataire", "sansCivilite", "sansQualite", "sansAutorisation"] as const;
export type CodeManque = (typeof MANQUES)[number];
/** Ce qui manque à une partie pour signer. */
export type ManqueSignature = { partie: string; signataire: string | null; code: CodeManque };

export type RefusPartie = "partie-deja-la" | "commune-inconnue";
export type RefusSignataire =
  | "partie-inconnue"
  | "signataire-deja-la"
  | "deliberation-inconnue"
  | "deliberation-d-une-autre";
