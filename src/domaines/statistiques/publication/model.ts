import type { Lieu, LieuNomme } from "../lieu/model.ts";

/** Un compte qu'un seuil protège : ce qu'il vaut dans une commune, une année. */
export type Serie = { seuil: number; compter: (commune: string, annee: number) => number | null };

/** Des communes qui font un sous-total. */
export type Groupe = { nom: string; communes: readonly LieuNomme[] };

/** Une intercommunalité : ses communes, rangées par bassin ; ses sous-totaux et son total se publient. */
export type Reseau = { lieu: Lieu; nom: string; groupes: readonly Groupe[] };

/** Vrai si ce chiffre de ce territoire ne se publie pas cette année-là. */
export type Tu = (statistique: string, lieu: Lieu, millesime: number) => boolean;
