import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

export const GENRES_EFFET = ["champFiche", "etatFiche", "bilanAdopte"] as const;
export type GenreEffet = (typeof GENRES_EFFET)[number];

/** Ce qu'une fiche devient par décision. */
export const DEVENIRS = ["abandon", "remplacement", "report"] as const;
export type Devenir = (typeof DEVENIRS)[number];
export const LIBELLES_DEVENIR: Record<Devenir, string> = {
  abandon: "Abandonner",
  remplacement: "Remplacer",
  report: "Reporter",
};

/** La fiche qui en remplace une autre : déjà au plan, ou à y inscrire sous ce titre. */
export type Remplacante = { id: string; titre: string };

/** Ce qu'une décision demande de changer. Un champ tient la saisie de la fiche, avant et après. */
export type DemandeEffet =
  | { genre: "champFiche"; fiche: string; champ: string; libelle: string; avant: string; apres: string }
  | { genre: "etatFiche"; fiche: string; devenir: Devenir; nouvelleDate: string | null; par?: Remplacante }
  | { genre: "bilanAdopte"; cible: string; titre: string };

export const ETATS_EFFET = ["enAttente", "applique", "echoue"] as const;
export type EtatEffet = (typeof ETATS_EFFET)[number];
export const LIBELLES_EFFET: Record<EtatEffet, string> = {
  enAttente: "En attente d’application",
  applique: "Appliqué",
  echoue: "Pas appliqué",
};

/** La table de GOUV-127 : un changement attend, s'applique une seule fois, ou échoue ; échoué, il se retente. */
export const CYCLE_EFFET: Cycle<EtatEffet> = {
  enAttente: ["applique", "echoue"],
  echoue: ["enAttente"],
  applique: [],
};

export type Effet = {
  id: string;
  decision: string;
  convention: string;
  demande: DemandeEffet;
  etat: EtatEffet;
  erreur: string;
  essais: number;
  appliqueLe: string | null;
};

/** Ce qu'il faut à la tranche qui applique : qui a décidé, où, quand, et la citation à garder. */
export type EffetAAppliquer = Effet & { citation: string; le: Jour; instance: string; auteur: string };
