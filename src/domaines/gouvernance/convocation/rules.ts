import type { Jour } from "#commun/jour.ts";
import type { Membre } from "../membre/model.ts";
import { attendus } from "../membre/rules.ts";
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

/** Ceux que l'on attend à une réunion, et les suppléants qu'ils envoient à leur place. */
export function conviesA(
  { id, le }: Pick<Seance, "id" | "le">,
  membres: readonly Membre[],
  presences: readonly Pick<Presence, "membre" | "reponse" | "pour">[],
  jour: Jour,
): ReadonlySet<string> {
  const ici = attendus(membres, { id, le }, jour).map((membre) => membre.id);
  const envoyes = presences.flatMap(({ membre, reponse, pour }) =>
    reponse === "suppleant" && pour !== null && ici.includes(membre) ? [pour] : [],
  );
  return new Set([...ici, ...envoyes]);
}

/** GOUV-55 : qui a reçu une convocation et n'est plus convié l'apprend, et son agenda l'ôte (RFC 5546, 3.2.5) ; convié de nouveau, il la reçoit de nouveau. */
export const aRetirer = (
  presences: readonly Pick<Presence, "membre" | "inviteSequence">[],
  convies: ReadonlySet<string>,
): string[] =>
  presences.flatMap(({ membre, inviteSequence }) => (inviteSequence !== null && !convies.has(membre) ? [membre] : []));

type Joint = { inviteSequence: number | null; convie: boolean };

/** GOUV-53 : un courriel ne part que s'il dit encore vrai : une convocation tant que la réunion et le membre le sont, et une fois par changement. */
export function estEncoreDu(
  sujet: SujetCourriel,
  { etat, sequence }: Pick<Seance, "etat" | "sequence">,
  { inviteSequence, convie }: Joint,
): boolean {
  if (sujet === "dates") return etat === "preparation";
  if (sujet === "releve") return etat === "approuvee";
  if (sujet === "retrait") return etat === "convoquee" && inviteSequence !== null && !convie;
  const neuf = (inviteSequence ?? -1) < sequence;
  return neuf && (sujet === "annulation" ? etat === "annulee" : etat === "convoquee" && convie);
}

/** GOUV-54 : un dossier joint porte tous les logos ou aucun : trop lourds ensemble, ils restent et le dossier part. */
export const logosJoints = <L extends { octets: { length: number } }>(logos: readonly L[]): readonly L[] =>
  logos.reduce((poids, { octets }) => poids + octets.length, 0) <= LOGOS_MAX ? logos : [];
