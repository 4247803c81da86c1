import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

export const GENRES_BILAN = ["pointEtape", "bilanIntermediaire", "bilanFinal"] as const;
export type GenreBilan = (typeof GENRES_BILAN)[number];
export const LIBELLES_GENRE_BILAN: Record<GenreBilan, string> = {
  pointEtape: "Point d’étape annuel",
  bilanIntermediaire: "Bilan intermédiaire",
  bilanFinal: "Bilan final",
};

export type EtatBilan = "brouillon" | "relecture" | "adopte" | "fige";

/** EVA-1 : un bilan se rédige, se relit, une instance l'adopte, puis il est figé et n'en sort plus ; tant qu'il ne l'est pas, on peut le reprendre. */
export const CYCLE_BILAN: Cycle<EtatBilan> = {
  brouillon: ["relecture"],
  relecture: ["brouillon", "adopte"],
  adopte: ["relecture", "fige"],
  fige: [],
};
export const LIBELLES_ETAT_BILAN: Record<EtatBilan, string> = {
  brouillon: "Brouillon",
  relecture: "En relecture",
  adopte: "Adopté",
  fige: "Figé",
};

/** La période dont parle un bilan, son état, et l'instance qui l'a adopté. */
export type Bilan = {
  id: string;
  convention: string;
  genre: GenreBilan;
  titre: string;
  debut: Jour;
  fin: Jour;
  etat: EtatBilan;
  instance: string | null;
  adopteLe: Jour | null;
  version: number;
};
