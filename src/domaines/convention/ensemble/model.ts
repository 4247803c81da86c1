import type { MonLieu } from "#domaines/acces/model.ts";
import type { Jour } from "#commun/jour.ts";
import type { EtatConvention } from "../cycle/model.ts";
import type { Situation } from "../echeance/model.ts";

/** Où en est une convention, vue de loin. */
export type Suivi = Situation & {
  fin: Jour | null;
  /** Les campagnes de suivi encore ouvertes après leur clôture. */
  retards: number;
  /** Les parties qui doivent encore voter pour qu'elle se signe. */
  votesAttendus: number;
  /** Des votes n'ont pas été comparés au contenu du jour : il peut y en avoir plus à refaire. */
  auMoins: boolean;
};

/** Un lieu que l'on peut ouvrir, et où en est sa convention ; `null` si l'espace n'en a pas, ou si l'on ne la lit pas. */
export type LigneEnsemble = { lieu: MonLieu; href: string | null; suivi: Suivi | null };

export const TRIS = ["territoire", "fin", "etat", "attente"] as const;
export type TriEnsemble = (typeof TRIS)[number];
export const LIBELLES_TRI: Record<TriEnsemble, string> = {
  territoire: "Par territoire",
  fin: "La plus proche de sa fin d’abord",
  etat: "Par état",
  attente: "Ce qui attend d’abord",
};

export type VueEnsemble = { etat: EtatConvention | null; attente: boolean; tri: TriEnsemble };
