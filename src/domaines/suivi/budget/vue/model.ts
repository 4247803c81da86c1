/** Une colonne d'un tableau du budget : des centimes d'euro, ou des centièmes d'emploi. */
export type Colonne = { titre: string; genre: "montant" | "etp" };

/** Une ligne du tableau, telle qu'à l'écran et telle qu'exportée. `remarque` tient lieu de montants à une fiche qui n'en a pas. */
export type Rangee = {
  genre: "noeud" | "fiche" | "annee" | "financeur" | "enTrop" | "total";
  niveau: number;
  titre: string;
  /** La fiche, le nœud ou le financeur que la ligne nomme. */
  cle: string | null;
  valeurs: readonly (number | null)[];
  remarque?: string;
};

export type Tableau = { entete: string; colonnes: readonly Colonne[]; rangees: readonly Rangee[] };

export const VUES = { noeud: "Par nœud du plan", annee: "Par année", financeur: "Par financeur" } as const;
export type NomVue = keyof typeof VUES;
