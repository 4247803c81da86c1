/** Combien vont d'une commune à une autre, une année : des familles vers un accueil, des élèves vers une école. */
export type Flux = {
  espace: string;
  theme: string;
  millesime: number;
  de: string;
  vers: string;
  nombre: number;
  source: string;
};

/** Un flux que l'on montre : ses communes nommées. `discret` : trop petit pour que l'on en dise le nombre. */
export type FluxVu = { de: string; vers: string; nomDe: string; nomVers: string; nombre: number; discret: boolean };

/** Ce qu'un ensemble de flux dit d'abord : qui reste, qui part, vers où ; `tus` : les trajets qui n'y comptent pas, trop petits. */
export type Bilan = {
  total: number;
  restent: number;
  partent: number;
  premiere: { nom: string; nombre: number } | null;
  tus: number;
};
