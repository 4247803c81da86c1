import type { Jour } from "#commun/jour.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Etape, LigneDite } from "../etape/model.ts";
import { CYCLE_DEMANDE, type Demande, type EtatDemande } from "../model.ts";
import { confirmerCourriel, estOuverte, pourvoir, retirer, rouvrir } from "../vie/rules.ts";

/** Ce qu'un agent décide seul ; une place se propose en commission, et se répond dans ses pages. */
const DE_L_AGENT: readonly EtatDemande[] = ["enAttente", "pourvue", "retiree", "archivee"];

/** GUI-128 : un agent confirme une adresse, rouvre, retire, note une autre solution, archive ; ce que la commission décide n'est pas de lui. */
export function etatsProposes({ etat }: Pick<Demande, "etat">): EtatDemande[] {
  if (etat === "brouillon" || etat === "proposee") return [];
  const possibles = CYCLE_DEMANDE[etat].filter((suite) => DE_L_AGENT.includes(suite));
  return etat === "incomplete" || etat === "acceptee" ? possibles.filter((suite) => suite !== "enAttente") : possibles;
}

function passer(
  demande: Demande,
  etat: EtatDemande,
  { motif, le }: { motif: string; le: Jour },
): Demande | Refus<"passage"> {
  if (etat === "pourvue") return pourvoir(demande, motif);
  if (etat === "retiree") return retirer(demande, le);
  if (etat === "archivee") return { ...demande, etat };
  return estOuverte(demande) ? confirmerCourriel(demande) : rouvrir(demande, le);
}

/** La demande telle que l'agent la fait passer, si cet état lui est proposé. */
export const instruire = (
  demande: Demande,
  etat: EtatDemande,
  suite: { motif: string; le: Jour },
): Demande | Refus<"passage"> =>
  etatsProposes(demande).includes(etat) ? passer(demande, etat, suite) : refus("passage");

/** Ce qu'une structure citée lit d'une demande : de quoi préparer l'accueil. */
const POUR_UNE_STRUCTURE: readonly Etape[] = ["enfant", "semaine", "entree", "vous", "accueil", "fratrie"];

/** GUI-129 : une structure citée ne lit ni les autres vœux, ni la situation de la famille, ni ses pièces. */
export const lignesLues = (lignes: readonly LigneDite[], agent: boolean): readonly LigneDite[] =>
  agent ? lignes : lignes.filter(({ etape }) => POUR_UNE_STRUCTURE.includes(etape));
