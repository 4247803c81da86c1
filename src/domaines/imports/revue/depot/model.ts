import type { CodeRefus } from "#platform/files/model.ts";
import type { Echange } from "../../echange/model.ts";
import type { Depot } from "../../tableur/model.ts";
import type { GenreImport, Identite } from "../model.ts";

/** Ce qu'un fichier déposé a donné, avant toute transaction. */
export type Lecture = {
  fichier: string;
  type: string;
  sha256: string;
  genre: GenreImport;
  lignes: string[];
  echange: Echange;
  depot: Depot | null;
  identites: (Identite | null)[] | null;
  pages: number[] | null;
  /** Le document lui-même, s'il n'est fait que d'images : il reste à lire. */
  numerise?: Uint8Array;
};

export type RefusDepot = CodeRefus | "sans-fichier" | "tableau-introuvable";
