import { type Jour, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Situation } from "../competence/model.ts";
import type { Avis, EtatAvis, Gestion, Orientation, Projet } from "./model.ts";

/**
 * SPPE-31 : la commune d'implantation décide si elle planifie ; elle transmet à qui elle a transféré de quoi planifier ; sinon elle notifie
 * qu'aucun avis n'est requis (CSP, art. R. 2324-21).
 */
export function orienter({ etat, autorite }: Pick<Situation, "etat" | "autorite">): Orientation {
  if (!autorite) return { genre: "sansObjet" };
  const { cle, nom, genre: qui } = autorite;
  return { genre: etat === "transferee" ? "transmet" : "decide", qui, nom, cle };
}

export type RefusDemande = "public" | "plus-de-six-ans" | "delegation";
type Question = { gestion: Gestion; moinsDeSix: boolean; porte: boolean };

/**
 * SPPE-32 : l'avis de la loi porte sur un projet de droit privé, pour des enfants de moins de six ans (CSP, art. L. 2324-1) ; un projet public
 * n'en demande pas. Sous délégation ou marché d'une collectivité, les textes ne tranchent pas : l'autorité dit si le gestionnaire porte le projet.
 */
export function jugerDemande({ gestion, moinsDeSix, porte }: Question): Refus<RefusDemande> | null {
  if (!moinsDeSix) return refus("plus-de-six-ans");
  if (gestion === "non") return refus("public");
  return gestion === "delegue" && !porte ? refus("delegation") : null;
}

export type Depot = Projet & Pick<Avis, "id" | "genre" | "projet" | "recueLe">;

/**
 * SPPE-33 : à la réception commencent un mois pour dire ce qui manque et, si rien ne manque, les quatre mois de la décision
 * (CSP, art. R. 2324-21 et R. 2324-22) ; un avis d'opportunité n'a pas de délai.
 */
export function recevoir(depot: Depot, orientation: Orientation): Avis {
  const court = depot.genre === "legal" && orientation.genre !== "sansObjet";
  const echeances = court ? { liste: plusMois(depot.recueLe, 1), decision: plusMois(depot.recueLe, 4) } : {};
  return { ...depot, orientation, echeances, faits: {}, lien: null, version: 1 };
}

/** Passé ce jour : le délai court jusqu'à sa dernière heure. */
export const estPasse = (echeance: Jour | undefined, jour: Jour): boolean => echeance !== undefined && jour > echeance;

/**
 * SPPE-34 : un avis défavorable ne vaut que s'il est notifié au demandeur dans les quatre mois ; sinon le silence l'a emporté
 * (CSP, art. R. 2324-22).
 */
export function refusNotifie({ faits, echeances }: Pick<Avis, "faits" | "echeances">): boolean {
  const le = faits.notifications?.demandeur;
  return le !== undefined && !estPasse(echeances.decision, le);
}

/** Le jour où un avis favorable commence : celui de l'acte, ou la fin des quatre mois de silence. */
export function favorableDepuis({ faits, echeances }: Pick<Avis, "faits" | "echeances">): Jour | null {
  if (faits.decision?.sens === "favorable") return faits.decision.le;
  return echeances.decision ?? null;
}

/** SPPE-35 : un avis favorable, exprès ou tacite, vaut vingt-quatre mois (CSP, art. R. 2324-22). */
export function valableJusqua(avis: Pick<Avis, "genre" | "faits" | "echeances">): Jour | null {
  if (avis.echeances.validite) return avis.echeances.validite;
  const depuis = avis.genre === "legal" ? favorableDepuis(avis) : null;
  return depuis && plusMois(depuis, 24);
}

const favorableOuPerime = (avis: Avis, etat: "favorable" | "favorableTacite", jour: Jour): EtatAvis =>
  estPasse(valableJusqua(avis) ?? undefined, jour) ? "perime" : etat;

function issueAu(avis: Avis, jour: Jour): EtatAvis | null {
  const { decision } = avis.faits;
  const silence = avis.genre === "legal" && estPasse(avis.echeances.decision, jour);
  if (decision && decision.le <= jour && decision.sens === "favorable")
    return favorableOuPerime(avis, "favorable", jour);
  if (decision && decision.le <= jour && (!silence || refusNotifie(avis))) return "defavorable";
  return silence ? favorableOuPerime(avis, "favorableTacite", jour) : null;
}

const fait = (un: { le: Jour } | undefined, jour: Jour): boolean => un !== undefined && un.le <= jour;

function piecesAu({ faits, echeances }: Avis, jour: Jour): EtatAvis | null {
  if (fait(faits.piecesRecues, jour)) return "complete";
  if (fait(faits.demandePieces, jour)) return estPasse(echeances.pieces, jour) ? "caduque" : "incomplete";
  return fait(faits.accuse, jour) || estPasse(echeances.liste, jour) ? "complete" : null;
}

/**
 * SPPE-36 : l'état d'une demande se lit des faits et du jour : sans liste de pièces dans le mois, elle est complète ; sans pièces dans le mois de
 * la liste, caduque ; sans décision dans les quatre mois, favorable (CSP, art. R. 2324-21 et R. 2324-22).
 */
export function etatAu(avis: Avis, jour: Jour): EtatAvis {
  const { faits, genre } = avis;
  if (fait(faits.retrait, jour)) return "retiree";
  if (fait(faits.sansObjet, jour)) return "sansObjet";
  const pieces = genre === "legal" ? piecesAu(avis, jour) : null;
  if (pieces === "caduque") return pieces;
  const attend = pieces === "incomplete";
  const issue = attend ? null : issueAu(avis, jour);
  return issue ?? pieces ?? (fait(faits.transmise, jour) ? "transmise" : "recue");
}

/** Le jour où un avis de la loi fut rendu, par un acte ou par le silence ; rien tant qu'il ne l'est pas. */
export function renduLe(avis: Avis, aujourdhui: Jour): Jour | null {
  const etat = etatAu(avis, aujourdhui);
  if (etat === "defavorable") return avis.faits.decision?.le ?? null;
  if (etat === "favorableTacite") return avis.echeances.decision ?? null;
  return etat === "favorable" || etat === "perime" ? favorableDepuis(avis) : null;
}
