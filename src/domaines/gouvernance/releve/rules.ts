import { peutPasser } from "#commun/cycle.ts";
import { enLettres } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { type Decision, LIBELLES_MAJORITE } from "../decision/model.ts";
import { voteEcrit } from "../decision/rules.ts";
import type { Point } from "../point/model.ts";
import { CYCLE_SEANCE, type Presence, type Seance } from "../seance/model.ts";

export type RefusReleve = "pas-tenue" | "presences-a-noter" | "deja-envoye" | "pas-approuve";

/** GOUV-60 : un relevé s'approuve une fois, quand la réunion est tenue et que la venue de chaque personne attendue est notée ; il ne change plus. */
export function approuverReleve(
  seance: Seance,
  attendus: readonly { id: string }[],
  presences: readonly Pick<Presence, "membre" | "presence">[],
): Seance | Refus<RefusReleve> {
  if (!peutPasser(CYCLE_SEANCE, seance.etat, "approuvee")) return refus("pas-tenue");
  const notes = new Set(presences.filter(({ presence }) => presence !== null).map(({ membre }) => membre));
  if (attendus.some(({ id }) => !notes.has(id))) return refus("presences-a-noter");
  return { ...seance, etat: "approuvee" };
}

/** GOUV-167 : un relevé se lit de qui peut lire la gouvernance une fois approuvé ; avant, ses notes ne sont qu'à qui tient la réunion. */
export const releveLisible = (approuve: boolean, tient: boolean): boolean => approuve || tient;

const cle = (dit: string): string => sansAccents(dit).replace(/\s+/g, " ").trim();

/**
 * GOUV-168 : tiennent une réunion, avec qui la conduit, qui l'a présidée et qui en a écrit : reconnus à leur nom, et au courriel du membre
 * qui le porte dès qu'on en connaît un ; un homonyme n'en est pas.
 */
export const tientReunion = (
  { preside, secretaire }: Pick<Seance, "preside" | "secretaire">,
  membres: readonly { nom: string; courriel: string | null }[],
  moi: { nom: string; courriel: string },
): boolean =>
  [preside, secretaire].map(cle).some((nom) => {
    const siennes = membres.flatMap((un) => (un.courriel && cle(un.nom) === nom ? [cle(un.courriel)] : []));
    return siennes.length > 0 ? siennes.includes(cle(moi.courriel)) : nom !== "" && nom === cle(moi.nom);
  });

/** GOUV-61 : seul un relevé approuvé s'envoie, une fois. */
export function envoyerReleve(seance: Seance, instant: string): Seance | Refus<RefusReleve> {
  if (seance.etat !== "approuvee") return refus("pas-approuve");
  return seance.envoyeLe === null ? { ...seance, envoyeLe: instant } : refus("deja-envoye");
}

/** GOUV-62 : le relevé dit aussi ce qui n'a pas été conclu ; un point pour information n'a pas à l'être. */
export const sansConclusion = (points: readonly Point[]): Point[] =>
  points.filter(({ attendu, conclusion }) => attendu !== "information" && conclusion.trim() === "");

type Prise = Pick<Decision, "objet" | "texte" | "vote" | "adoptee" | "responsable" | "avant">;

const voteDit = ({ vote }: Prise): string =>
  vote ? `Vote : ${voteEcrit(vote)}, ${LIBELLES_MAJORITE[vote.majorite].toLowerCase()}.` : "";

const chargeDite = ({ responsable, avant }: Prise): string => {
  if (!responsable) return "";
  return avant ? `À exécuter avant le ${enLettres(avant)} : ${responsable}.` : `À exécuter : ${responsable}.`;
};

/** GOUV-63 : de chaque décision, le relevé dit ce qui fut décidé, le vote et la majorité, si elle est adoptée, qui l'exécute et avant quand. */
export function decisionDite(prise: Prise): string {
  const { objet, texte, adoptee } = prise;
  const decidee = texte ? `${objet} : ${texte}` : objet;
  const suite = adoptee ? [chargeDite(prise)] : ["Non adoptée."];
  return [/[.!?]$/.test(decidee) ? decidee : `${decidee}.`, voteDit(prise), ...suite].filter(Boolean).join(" ");
}
