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
