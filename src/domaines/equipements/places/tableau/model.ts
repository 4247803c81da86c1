import type { Occupant, PlacesDites } from "../model.ts";

/** Un enfant lu d'un tableau, avant d'être gardé. */
export type OccupantLu = Pick<Occupant, "repere" | "naissance" | "entree" | "sortie" | "semaine">;

/** Ce qu'une ligne d'un tableau a de faux : son numéro dans le fichier, et la phrase qui le dit. */
export type FauteLigne = { ligne: number; phrase: string };

/** Ce qu'un tableau apporterait : des places, ou des enfants accueillis ; rien n'est encore écrit. */
export type Apport =
  | { genre: "places"; lues: PlacesDites[]; fautes: FauteLigne[] }
  | { genre: "enfants"; lues: OccupantLu[]; fautes: FauteLigne[] };

export const COLONNES_PLACES = ["Mois", "Section"] as const;
export const COLONNES_ENFANTS = ["Repère", "Naissance", "Entrée", "Sortie"] as const;
