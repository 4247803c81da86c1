import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { CYCLE_SEANCE, type DateProposee, type Seance, type Souhait } from "./model.ts";

export type RefusSeance =
  | "etat"
  | "sans-date"
  | "date-passee"
  | "sans-point"
  | "sans-membre"
  | "instance-close"
  | "pas-encore"
  | "sans-motif"
  | "sans-presence";

type Convocable = { points: number; membres: number; close: boolean; aujourdhui: Jour };

/** GOUV-21 : une réunion se convoque avec un jour à venir, une heure, un ordre du jour et quelqu'un à convoquer, dans une instance ouverte. */
export function convoquer(
  seance: Seance,
  { points, membres, close, aujourdhui }: Convocable,
  instant: string,
): Seance | Refus<RefusSeance> {
  if (!peutPasser(CYCLE_SEANCE, seance.etat, "convoquee")) return refus("etat");
  if (close) return refus("instance-close");
  if (!seance.le || !seance.debut) return refus("sans-date");
  if (seance.le < aujourdhui) return refus("date-passee");
  if (points === 0) return refus("sans-point");
  if (membres === 0) return refus("sans-membre");
  return { ...seance, etat: "convoquee", convoqueeLe: instant };
}

/** Ce qu'un agenda montre d'une réunion. */
type Rendezvous = Pick<Seance, "titre" | "le" | "debut" | "duree" | "lieu" | "visio">;
const RENDEZVOUS = ["titre", "le", "debut", "duree", "lieu", "visio"] as const;

/** Ce qu'un agenda en montre a-t-il changé : il ne prend le changement que si la séquence monte. */
const rendreSequence = (avant: Seance, apres: Seance): Seance =>
  RENDEZVOUS.some((champ) => avant[champ] !== apres[champ]) ? { ...apres, sequence: avant.sequence + 1 } : apres;

/**
 * GOUV-22 : changer le jour, l'heure, la durée, le lieu ou le nom d'une réunion élève sa séquence (RFC 5545, 3.8.7.4) : convoquée, chacun
 * est prévenu de nouveau ; en préparation aussi, les flux la montrant déjà : un agenda laisserait de côté une convocation plus ancienne.
 */
export function modifierSeance(
  seance: Seance,
  saisie: Rendezvous & Pick<Seance, "message">,
  aujourdhui: Jour,
): Seance | Refus<RefusSeance> {
  if (seance.etat !== "preparation" && seance.etat !== "convoquee") return refus("etat");
  const apres = { ...seance, ...saisie };
  const suite = rendreSequence(seance, apres);
  if (seance.etat === "preparation") return suite;
  if (!apres.le || !apres.debut) return refus("sans-date");
  return suite !== apres && apres.le < aujourdhui ? refus("date-passee") : suite;
}

/** GOUV-23 : une réunion s'annule tant qu'elle n'est pas tenue ; convoquée, elle dit pourquoi et les agendas l'apprennent. */
export function annulerSeance(seance: Seance, motif: string): Seance | Refus<RefusSeance> {
  if (!peutPasser(CYCLE_SEANCE, seance.etat, "annulee")) return refus("etat");
  if (seance.etat === "convoquee" && motif === "") return refus("sans-motif");
  return { ...seance, etat: "annulee", motif, sequence: seance.sequence + 1 };
}

/** GOUV-24 : on ne note ce qui s'est passé en réunion que le jour venu ; une réunion jamais convoquée ici se note aussi, tenue sur papier. */
export function peutNoter(seance: Pick<Seance, "etat" | "le" | "debut">, aujourdhui: Jour): null | Refus<RefusSeance> {
  if (seance.etat === "annulee" || seance.etat === "approuvee") return refus("etat");
  if (!seance.le || !seance.debut) return refus("sans-date");
  return seance.le > aujourdhui ? refus("pas-encore") : null;
}

/** GOUV-25 : elle devient tenue quand quelqu'un au moins y est noté présent, ou représenté par son suppléant. */
export function tenirSeance(
  seance: Seance,
  { presents, aujourdhui }: { presents: number; aujourdhui: Jour },
): Seance | Refus<RefusSeance> {
  const refuse = peutNoter(seance, aujourdhui);
  if (refuse) return refuse;
  if (presents === 0) return refus("sans-presence");
  return { ...seance, etat: "tenue" };
}

export type Tendance = { date: DateProposee; oui: number; siBesoin: number; non: number; sansReponse: number };

/** GOUV-26 : la date qui convient au plus de membres vient d'abord, puis celle que le plus acceptent s'il le faut, puis la plus proche. */
export function comparerDates(
  dates: readonly DateProposee[],
  souhaits: readonly Souhait[],
  membres: readonly { id: string }[],
): Tendance[] {
  const connus = new Set(membres.map(({ id }) => id));
  const compter = (date: string, reponse: Souhait["reponse"]) =>
    souhaits.filter((un) => un.date === date && un.reponse === reponse && connus.has(un.membre)).length;
  return dates
    .map((date) => {
      const [oui, siBesoin, non] = [compter(date.id, "oui"), compter(date.id, "siBesoin"), compter(date.id, "non")];
      return { date, oui, siBesoin, non, sansReponse: connus.size - oui - siBesoin - non };
    })
    .toSorted(
      (a, b) =>
        b.oui - a.oui ||
        b.siBesoin - a.siBesoin ||
        `${a.date.le} ${a.date.debut}`.localeCompare(`${b.date.le} ${b.date.debut}`),
    );
}

export type RefusDate = "date-passee" | "deja-proposee" | "etat" | "date-retenue";

/**
 * GOUV-28 : une réunion qui a son jour et son heure ne cherche plus sa date, qu'elle soit des dates proposées, décalée depuis ou fixée
 * autrement : on n'y répond plus, on ne la demande plus.
 */
export const dateTrouvee = ({ le, debut }: Pick<Seance, "le" | "debut">): boolean => le !== null && debut !== null;

/** Celle des dates proposées que la réunion a prise. */
export const retenueParmi = (
  { le, debut }: Pick<Seance, "le" | "debut">,
  dates: readonly DateProposee[],
): DateProposee | null => dates.find((date) => date.le === le && date.debut === debut) ?? null;

/** GOUV-27 : on propose des dates à venir, distinctes, tant que la réunion se prépare ; en retenir une la fixe. */
export function proposerDate(
  seance: Pick<Seance, "etat">,
  dates: readonly DateProposee[],
  date: DateProposee,
  aujourdhui: Jour,
): DateProposee | Refus<RefusDate> {
  if (seance.etat !== "preparation") return refus("etat");
  if (date.le < aujourdhui) return refus("date-passee");
  return dates.some(({ le, debut }) => le === date.le && debut === date.debut) ? refus("deja-proposee") : date;
}

/** La seconde moitié de GOUV-27. */
export const retenirDate = (seance: Seance, { le, debut }: DateProposee): Seance | Refus<RefusDate> =>
  seance.etat === "preparation" ? rendreSequence(seance, { ...seance, le, debut }) : refus("etat");

/** Retirer la date retenue rend la réunion à sa recherche ; en retirer une autre ne la touche pas. */
export const retirerDate = (seance: Seance, date: DateProposee): Seance =>
  retenueParmi(seance, [date]) ? rendreSequence(seance, { ...seance, le: null, debut: null }) : seance;
