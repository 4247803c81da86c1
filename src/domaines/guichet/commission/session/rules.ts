import { peutPasser } from "#commun/cycle.ts";
import { decalerMois, type Mois, moisEntre } from "#commun/mois.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Demande, PLUS_PROCHE } from "../../demande/model.ts";
import { CYCLE_COMMISSION, type Commission } from "./model.ts";

export type RefusCommission =
  | "mois-inverses"
  | "trop-de-mois"
  | "sans-structure"
  | "deja-gelee"
  | "liste-vide"
  | "sans-annonce"
  | "sans-valeur"
  | "pas-gelee"
  | "pas-tiree"
  | "pas-tenue"
  | "pas-votee"
  | "deja-close";

/** Un an d'entrées : au-delà, on ne sait rien des places. */
export const MOIS_MAX = 12;

/** GUI-251 : une séance examine de un à douze mois d'entrée, dans une structure au moins. */
export function juger({ deMois, aMois, structures }: Pick<Commission, "deMois" | "aMois" | "structures">) {
  if (aMois < deMois) return refus("mois-inverses");
  if (moisEntre(deMois, aMois).length > MOIS_MAX) return refus("trop-de-mois");
  return structures.length === 0 ? refus("sans-structure") : null;
}

type Examinee = Pick<Demande, "etat" | "modes" | "entree" | "toleranceMois" | "voeux" | "occasionnelSeul">;

/**
 * GUI-252 : la séance examine les demandes en attente d'un accueil collectif dont l'entrée, tolérance comprise, tombe dans ses mois, et
 * qui nomment l'une de ses structures, ou la plus proche ; pas celles qui ne veulent que de l'occasionnel.
 */
export function estExaminee(
  commission: Pick<Commission, "deMois" | "aMois" | "structures">,
  demande: Examinee,
): boolean {
  const { etat, modes, entree, toleranceMois, voeux, occasionnelSeul } = demande;
  if (etat !== "enAttente" || occasionnelSeul || !modes.includes("collectif")) return false;
  if (entree > commission.aMois || decalerMois(entree as Mois, toleranceMois) < commission.deMois) return false;
  return voeux.some((voeu) => voeu === PLUS_PROCHE || commission.structures.includes(voeu));
}

/** GUI-253 : la liste se gèle une fois, quand elle n'est pas vide et que l'on a dit comment la valeur du tirage sera obtenue. */
export function geler(
  commission: Commission,
  { annonce, dossiers }: { annonce: string; dossiers: number },
): Commission | Refus<RefusCommission> {
  if (!peutPasser(CYCLE_COMMISSION, commission.etat, "gelee")) return refus("deja-gelee");
  if (annonce.trim() === "") return refus("sans-annonce");
  return dossiers === 0 ? refus("liste-vide") : { ...commission, etat: "gelee", annonce: annonce.trim() };
}

/** GUI-254 : le tirage se fait une fois, la liste gelée, avec une valeur dite en public. */
export function tirer(commission: Commission, graine: string, instant: string): Commission | Refus<RefusCommission> {
  if (!peutPasser(CYCLE_COMMISSION, commission.etat, "tiree")) return refus("pas-gelee");
  const valeur = graine.trim().replace(/\s+/g, " ");
  return valeur === "" ? refus("sans-valeur") : { ...commission, etat: "tiree", graine: valeur, tireeLe: instant };
}

/** GUI-255 : la séance s'ouvre une fois le tirage fait : tout le monde a déjà son rang. */
export const ouvrir = (commission: Commission, presents: string): Commission | Refus<RefusCommission> =>
  peutPasser(CYCLE_COMMISSION, commission.etat, "tenue")
    ? { ...commission, etat: "tenue", presents: presents.trim() }
    : refus("pas-tiree");

/** GUI-256 : la séance se clôt quand la liste, telle qu'elle est, a été votée. */
export function clore(commission: Commission, votee: boolean): Commission | Refus<RefusCommission> {
  if (!peutPasser(CYCLE_COMMISSION, commission.etat, "close")) return refus("pas-tenue");
  return votee ? { ...commission, etat: "close" } : refus("pas-votee");
}

/** GUI-257 : une séance s'annule tant qu'elle n'est pas close ; les demandes n'en savent rien. */
export const annuler = (commission: Commission): Commission | Refus<RefusCommission> =>
  peutPasser(CYCLE_COMMISSION, commission.etat, "annulee") ? { ...commission, etat: "annulee" } : refus("deja-close");

/** La liste ne bouge plus que par des gestes signés. */
export const estGelee = ({ etat }: Pick<Commission, "etat">): boolean => etat !== "preparee" && etat !== "annulee";
/** Les rangs sont faits : la proposition se lit. */
export const estTiree = ({ etat }: Pick<Commission, "etat">): boolean =>
  etat === "tiree" || etat === "tenue" || etat === "close";
