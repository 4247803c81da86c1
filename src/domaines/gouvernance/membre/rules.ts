import { type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Membre } from "./model.ts";

/** GOUV-7 : un membre siège du jour où il entre, ce jour compris, au jour où il sort, ce jour non compris ; sans jour dit, depuis toujours, et encore. */
export const siegeLe = ({ entreLe, sortiLe }: Pick<Membre, "entreLe" | "sortiLe">, le: Jour): boolean =>
  (!entreLe || entreLe <= le) && (sortiLe === null || le < sortiLe);

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

/** GOUV-10 : qui arrive dans une instance qui s'est déjà réunie siège, sauf à le dire autrement, à partir d'aujourd'hui, ou du lendemain de sa dernière réunion. */
export function entreeProposee(tenues: readonly (Jour | null)[], aujourdhui: Jour): Jour | null {
  const derniere = tenues
    .filter((le) => le !== null)
    .toSorted()
    .at(-1);
  if (!derniere) return null;
  return derniere < aujourdhui ? aujourdhui : plusJours(derniere, 1);
}

export type RefusMembre =
  | "sorti-avant"
  | "titulaire-inconnu"
  | "suppleant-de-suppleant"
  | "a-deja-des-suppleants"
  | "invite-suppleant";

/** GOUV-9 : un suppléant remplace un titulaire de la même instance, qui a voix ; qui a des suppléants n'en est pas un ; personne ne sort avant d'être entré. */
export function verifierMembre(membre: Membre, autres: readonly Membre[]): Membre | Refus<RefusMembre> {
  const { entreLe, sortiLe } = membre;
  if (entreLe && sortiLe && sortiLe < entreLe) return refus("sorti-avant");
  if (membre.suppleantDe === null) return membre;
  const titulaire = autres.find(({ id }) => id === membre.suppleantDe && id !== membre.id);
  if (!titulaire || titulaire.instance !== membre.instance) return refus("titulaire-inconnu");
  if (titulaire.suppleantDe !== null) return refus("suppleant-de-suppleant");
  if (autres.some(({ suppleantDe }) => suppleantDe === membre.id)) return refus("a-deja-des-suppleants");
  if (titulaire.voix !== "deliberative") return refus("invite-suppleant");
  return { ...membre, voix: "deliberative", college: titulaire.college, seance: null };
}
