import type { Membre } from "../membre/model.ts";
import type { Presence, Seance } from "../seance/model.ts";
import { LOGOS_MAX, type SujetCourriel } from "./model.ts";

/** GOUV-50 : l'identité d'une réunion dans un agenda ne change jamais, et c'est celle du flux de l'agenda de Maillage (RFC 5545, 3.8.4.7). */
export const uidDe = (espace: string, { id }: Pick<Seance, "id">): string => `reunion-${id}@${espace}.maillage`;

export type Destinataire = { membre: Membre; courriel: string | null };

/** GOUV-51 : sont à prévenir ceux qu'aucun courriel n'a encore joints, ou que le dernier a joints avant un changement. */
export const aPrevenir = (
  destinataires: readonly Destinataire[],
  presences: readonly Pick<Presence, "membre" | "inviteSequence">[],
  sequence: number,
): Destinataire[] => {
  const jointe = new Map(presences.map(({ membre, inviteSequence }) => [membre, inviteSequence]));
  return destinataires.filter(({ membre, courriel }) => courriel !== null && (jointe.get(membre.id) ?? -1) < sequence);
};

/** GOUV-52 : qui n'a pas de courriel est convoqué sur papier : on le dit, et sa convocation s'imprime. */
export const surPapier = (destinataires: readonly Destinataire[]): Membre[] =>
  destinataires.flatMap(({ membre, courriel }) => (courriel === null ? [membre] : []));

/** GOUV-53 : un courriel ne part que s'il dit encore vrai : une convocation tant que la réunion l'est, et une fois par changement. */
export function estEncoreDu(
  sujet: SujetCourriel,
  { etat, sequence }: Pick<Seance, "etat" | "sequence">,
  inviteSequence: number | null,
): boolean {
  if (sujet === "dates") return etat === "preparation";
  if (sujet === "releve") return etat === "approuvee";
  const neuf = (inviteSequence ?? -1) < sequence;
  return neuf && etat === (sujet === "annulation" ? "annulee" : "convoquee");
}

/** GOUV-54 : un dossier joint porte tous les logos ou aucun : trop lourds ensemble, ils restent et le dossier part. */
export const logosJoints = <L extends { octets: { length: number } }>(logos: readonly L[]): readonly L[] =>
  logos.reduce((poids, { octets }) => poids + octets.length, 0) <= LOGOS_MAX ? logos : [];
