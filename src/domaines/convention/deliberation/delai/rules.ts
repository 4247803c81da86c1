import { type Jour, jourOuvre, plusJours, plusMois } from "#commun/jour.ts";
import type { Acte } from "../model.ts";

type Dates = Pick<Acte, "envoyeLe" | "recuLe" | "publieLe" | "afficheLe">;
type Prises = Dates & Pick<Acte, "dateSeance">;

/** DEL-20 : la transmission est prouvée au jour de l'accusé de réception, sinon au jour de l'envoi. */
export const transmisLe = ({ envoyeLe, recuLe }: Dates): Jour | null => recuLe ?? envoyeLe;

/** DEL-21 : la publication peut être dite deux fois, par l'acte et par la télétransmission ; si les jours diffèrent, le dernier fait foi. */
export function publieLe({ publieLe: transmis, afficheLe }: Dates): Jour | null {
  if (!transmis || !afficheLe) return transmis ?? afficheLe;
  return transmis > afficheLe ? transmis : afficheLe;
}

/**
 * DEL-22 : un acte est exécutoire au jour où il est à la fois transmis et publié, dans n'importe quel ordre ; sans l'un des deux, ou si
 * l'un vient avant la séance, ce n'est pas prouvable.
 */
export function executoireLe({ dateSeance, ...dates }: Prises): Jour | null {
  const [transmis, publie] = [transmisLe(dates), publieLe(dates)];
  if (!transmis || !publie) return null;
  if (dateSeance && (transmis < dateSeance || publie < dateSeance)) return null;
  return transmis > publie ? transmis : publie;
}

/**
 * DEL-23 : le recours est ouvert deux mois francs à partir de la publication : jusqu'au lendemain du même quantième ou du dernier jour
 * du mois, reporté s'il n'est pas ouvré (CJA, art. R. 421-1) ; une publication d'avant la séance n'en fait courir aucun.
 */
export function recoursJusquAu({ dateSeance, ...dates }: Prises): Jour | null {
  const publie = publieLe(dates);
  if (!publie || (dateSeance && publie < dateSeance)) return null;
  return jourOuvre(plusJours(plusMois(publie, 2), 1));
}

/** DEL-24 : un acte est purgé de recours le lendemain du dernier jour ; tant que la publication n'est pas prouvée, on ne le dit pas. */
export function recoursClos(acte: Prises, le: Jour): boolean {
  const dernier = recoursJusquAu(acte);
  return dernier !== null && le > dernier;
}
