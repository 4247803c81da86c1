import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Place } from "../../appariement/model.ts";

export const ETATS_OFFRE = ["proposee", "acceptee", "refusee", "sansReponse", "retiree"] as const;
export type EtatOffre = (typeof ETATS_OFFRE)[number];

/** Une offre qui ne tient plus : sa lettre, si elle n'est pas encore partie, n'annonce plus rien. */
export const TOMBEES = ["refusee", "sansReponse", "retiree"] as const satisfies readonly EtatOffre[];
export type OffreTombee = (typeof TOMBEES)[number];

/** GUI-290 : une place proposée est acceptée, refusée, laissée sans réponse, ou retirée ; seule une place acceptée se rend encore. */
export const CYCLE_OFFRE: Cycle<EtatOffre> = {
  proposee: ["acceptee", "refusee", "sansReponse", "retiree"],
  acceptee: ["retiree"],
  refusee: [],
  sansReponse: [],
  retiree: [],
};

/** Une place proposée à une famille, pour l'enfant (ou les enfants) de ces demandes ; `commission` ou `liberee` : d'où elle vient. */
export type Offre = {
  id: string;
  dossier: string;
  numero: string;
  demandes: string[];
  commission: string | null;
  liberee: string | null;
  places: Place[];
  etat: EtatOffre;
  envoyeeLe: Jour;
  limite: Jour;
  repondueLe: string | null;
  reponduePar: "famille" | "agent" | "delai" | null;
  version: number;
};
