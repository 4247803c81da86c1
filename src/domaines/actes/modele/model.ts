export const NATURES_MODELE = ["convention", "plan", "fiche", "bilan"] as const;
export type NatureModele = (typeof NATURES_MODELE)[number];

export const LIBELLES_NATURE_MODELE: Record<NatureModele, string> = {
  convention: "Convention",
  plan: "Plan d’actions",
  fiche: "Fiche-action",
  bilan: "Bilan",
};

export const estNature = (nature: string): nature is NatureModele => NATURES_MODELE.some((une) => une === nature);

/** Une version d'un modèle Word du territoire ou de la Caf ; `numero` est sa place parmi celles du même nom. */
export type ModeleWord = { id: string; convention: string; nature: NatureModele; nom: string; numero: number };

/** Un champ que l'on peut écrire dans un modèle : son nom entier, et ce qu'il dirait ; une boucle s'ouvre et se ferme. */
export type ChampOffert = { nom: string; dans: string; boucle: boolean; exemple: string };

/** Ce que l'on peut choisir pour remplir un modèle : une fiche, un bilan. */
export type Sujet = { id: string; nom: string };
