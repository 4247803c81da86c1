/** Une colonne d'un tableau à remplir ; des `options` en font une liste à choisir. */
export type ColonneRangee = {
  nom: string;
  titre: string;
  type?: "text" | "date" | "month" | "number";
  large?: boolean;
  options?: readonly { valeur: string; libelle: string }[];
};

/** Combien de lignes vides suivent celles qui sont remplies. */
export const VIDES = 3;
