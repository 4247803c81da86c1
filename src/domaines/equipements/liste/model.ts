import type { TypeEquipement } from "../model.ts";

export const VIES = ["ouvertes", "aVenir", "fermees"] as const;
export type Vie = (typeof VIES)[number];
export const LIBELLES_VIE: Record<Vie, string> = { ouvertes: "Ouvertes", aVenir: "À venir", fermees: "Fermées" };

export type FiltresListe = {
  q: string;
  type: TypeEquipement | null;
  vie: Vie | null;
  commune: string | null;
  aVerifier: boolean;
};
