import type { Jour } from "#commun/jour.ts";
import type { Points } from "../../reglement/model.ts";
import type { Confirmation } from "../confirmation/rules.ts";
import type { Dossier, LigneDite } from "../etape/model.ts";
import type { Demande, MoisCivil } from "../model.ts";

/** Une place proposée, telle que la famille la lit : où, quand, quels jours, et jusqu'à quel jour répondre. */
export type PropositionVue = {
  id: string;
  places: readonly { structure: string; mois: MoisCivil; semaine: number }[];
  limite: Jour;
  version: number;
};

/** Ce qu'une famille voit d'un de ses dossiers. */
export type DossierVu = {
  dossier: Dossier;
  premiere: Demande;
  figee: boolean;
  confirmation: Confirmation;
  proposition: PropositionVue | null;
  points: { compte: Points; version: string } | null;
  rang: { rang: number; total: number } | null;
  lignes: readonly LigneDite[];
};
