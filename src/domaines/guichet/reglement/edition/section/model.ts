import type { Contenu } from "../../model.ts";

export const SECTIONS = ["groupes", "conditions", "reserves", "calendrier"] as const;
export type Section = (typeof SECTIONS)[number];

export const TITRES_SECTION: Record<Section, string> = {
  groupes: "Groupes de critères",
  conditions: "Qui peut demander",
  reserves: "Places gardées",
  calendrier: "Calendrier des commissions",
};

export const AIDES_SECTION: Record<Section, string> = {
  groupes:
    "Les critères d’un groupe partagent un plafond, ou ne comptent que pour le meilleur d’entre eux. Un plafond vide ne limite rien.",
  conditions:
    "Une condition non tenue n’efface pas la demande : un agent la lit. Les mois sont ceux de l’âge à l’entrée, ou avant le terme.",
  reserves:
    "Une place par tranche de la capacité (une par vingt pour l’insertion : code de l’action sociale et des familles, art. L. 214-7 et D. 214-7), ou un nombre par structure.",
  calendrier: "Chaque mois d’entrée doit avoir sa commission. Une période peut passer l’année.",
};

/** Ce que l'on tape dans une ligne, case par case ; une ligne sans son premier champ ne compte pas. */
export type Rangee = Readonly<Record<string, string>>;

export type Colonne = {
  nom: string;
  titre: string;
  /** Sans choix : ce qui se tape. */
  choix?: readonly { valeur: string; libelle: string }[];
  nombre?: boolean;
};

/** Combien de lignes la page montre : celles qui y sont, et de quoi en ajouter. */
export const LIGNES_EN_PLUS = 2;

export type Lu = { contenu: Partial<Contenu> } | { errors: Record<string, string[]> };
