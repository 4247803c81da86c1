import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Membre } from "./model.ts";

/** GOUV-7 : un membre siège jusqu'au jour où il sort, ce jour non compris. */
export const siegeLe = ({ sortiLe }: Pick<Membre, "sortiLe">, le: Jour): boolean => sortiLe === null || le < sortiLe;

/** GOUV-8 : à une réunion sont attendus les titulaires qui siègent ce jour-là, les invités permanents, et les invités de cette réunion. */
export const attendus = (membres: readonly Membre[], seance: { id: string; le: Jour | null }, jour: Jour): Membre[] =>
  membres.filter(
    (membre) =>
      siegeLe(membre, seance.le ?? jour) &&
      membre.suppleantDe === null &&
      (membre.seance === null || membre.seance === seance.id),
  );

/** Les suppléants qui peuvent venir à la place de ce membre ce jour-là. */
export const suppleantsDe = (membres: readonly Membre[], titulaire: string, le: Jour): Membre[] =>
  membres.filter((membre) => membre.suppleantDe === titulaire && siegeLe(membre, le));

export type RefusMembre = "titulaire-inconnu" | "suppleant-de-suppleant" | "a-deja-des-suppleants" | "invite-suppleant";

/** GOUV-9 : un suppléant remplace un titulaire de la même instance, qui a voix ; qui a des suppléants n'en est pas un. */
export function verifierMembre(membre: Membre, autres: readonly Membre[]): Membre | Refus<RefusMembre> {
  if (membre.suppleantDe === null) return membre;
  const titulaire = autres.find(({ id }) => id === membre.suppleantDe && id !== membre.id);
  if (!titulaire || titulaire.instance !== membre.instance) return refus("titulaire-inconnu");
  if (titulaire.suppleantDe !== null) return refus("suppleant-de-suppleant");
  if (autres.some(({ suppleantDe }) => suppleantDe === membre.id)) return refus("a-deja-des-suppleants");
  if (titulaire.voix !== "deliberative") return refus("invite-suppleant");
  return { ...membre, voix: "deliberative", college: titulaire.college, seance: null };
}
