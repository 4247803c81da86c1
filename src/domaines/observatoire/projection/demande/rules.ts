import { DEMANDE } from "../lexique.ts";
import type { Serie } from "../model.ts";
import { naissancesEn } from "../rules.ts";

/** Une tranche d'âge : ses enfants, la part qui demande une place, la part de la semaine qu'ils veulent. */
export type Tranche = { nom: string; enfants: number; usage: number; presence: number };

/** Ce qu'il faut : enfants à accueillir, places occupées à plein, places à ouvrir au taux d'occupation visé. */
export type Demande = { enfants: number; demandeurs: number; placesPleines: number; places: number };

/** OBS-120 : les demandeurs sont les enfants par leur usage ; les places, les demandeurs par leur présence, au taux d'occupation visé. */
export function demander(tranches: readonly Tranche[], occupation: number): Demande {
  const somme = (de: (tranche: Tranche) => number) => tranches.reduce((total, une) => total + de(une), 0);
  const placesPleines = somme(({ enfants, usage, presence }) => enfants * usage * presence);
  return {
    enfants: somme(({ enfants }) => enfants),
    demandeurs: somme(({ enfants, usage }) => enfants * usage),
    placesPleines,
    places: placesPleines / occupation,
  };
}

/** OBS-121 : les enfants d'une commune une année viennent de ses naissances ; `migration` : ce que les arrivées y ajoutent, en part. */
export function tranchesDe(
  naissances: Serie,
  annee: number,
  migration = 0,
): { tranches: Tranche[]; connues: boolean } | null {
  const annees = DEMANDE.tranches.map((une) => ({ ...une, origine: naissancesEn(naissances, annee - une.decalage) }));
  if (annees.some(({ origine }) => !origine)) return null;
  return {
    connues: annees.every(({ origine }) => origine?.connues),
    tranches: annees.map(({ nom, part, usage, presence, origine }) => ({
      nom,
      usage,
      presence,
      enfants: (origine?.nombre ?? 0) * part * (1 + migration),
    })),
  };
}

/** OBS-122 : l'écart d'une commune est ce qu'il faut moins ce que ses enfants atteignent, où que soient les places. */
export const ecartDe = ({ places }: Demande, atteintes: number): number => places - atteintes;

/** OBS-123 : la demande d'un ensemble est la somme de celles de ses communes. */
export const sommerDemandes = (demandes: readonly Demande[]): Demande =>
  demandes.reduce(
    (somme, une) => ({
      enfants: somme.enfants + une.enfants,
      demandeurs: somme.demandeurs + une.demandeurs,
      placesPleines: somme.placesPleines + une.placesPleines,
      places: somme.places + une.places,
    }),
    { enfants: 0, demandeurs: 0, placesPleines: 0, places: 0 },
  );
