import type { Etat } from "../etude/model.ts";
import type { Fichier } from "../temps/model.ts";

/** D'où viennent les chiffres du calcul, et ce qui lui manque ; `dedans` : les communes de l'espace, les autres étant ses voisines. */
export type Lecture = {
  etat: Etat;
  dedans: ReadonlySet<string>;
  temps: Fichier | null;
  sources: string[];
  millesimes: number[];
  sansEnfants: string[];
  sansCentre: string[];
  sansLieu: string[];
  /** Par commune, la part des ménages qui n'ont pas de voiture : les trajets, eux, se comptent en voiture. */
  sansVoiture: ReadonlyMap<string, number>;
};
