import { sansAccents } from "#commun/texte.ts";
import type { Decision, Vote } from "../../decision/model.ts";

const [LONGUE, PLACES_LONGUE] = [8, 3];
/** Autant qu'une page peut en porter : des points s'ajoutent pendant que l'on écrit. */
export const PLACES = 6;

/** GOUV-165 : six décisions s'écrivent à la fois pendant une réunion, trois quand l'ordre du jour est long : enregistrer rend les places. */
export const placesDe = (points: number): number => (points > LONGUE ? PLACES_LONGUE : PLACES);

/** Les mots, sans accents, qui disent une autre majorité que la simple. */
const MAJORITES_DITES: readonly [RegExp, Vote["majorite"]][] = [
  [/unanim/, "unanimite"],
  [/deux tiers/, "deuxTiers"],
  [/absolue/, "absolue"],
];

/**
 * GOUV-161 : « 12, 3, 1 » dit un vote, pour, contre, abstentions, à la majorité simple ; « 12, 3, 1, deux tiers » en dit une autre ; sans rien, on
 * n'a pas voté ; le reste ne se comprend pas.
 */
export function lireVote(dit: string): Vote | null | "illisible" {
  if (dit === "") return null;
  const lu = /^(\d{1,4})\D{1,20}(\d{1,4})(?:\D{1,20}(\d{1,4}))?(\D{0,40})$/.exec(dit);
  if (!lu) return "illisible";
  const [, pour, contre, abstentions = "0", suite = ""] = lu;
  const majorite = MAJORITES_DITES.find(([mots]) => mots.test(sansAccents(suite)))?.[1] ?? "simple";
  return { pour: Number(pour), contre: Number(contre), abstentions: Number(abstentions), majorite };
}

type Citee = { id: string; reference: string | null; titre: string };

/** GOUV-164 : en séance, la fiche qui remplace se dit par sa référence ou son titre ; un titre que le plan n'a pas en ouvre une. */
export function remplacanteDite<F extends Citee>(dit: string, fiches: readonly F[]): F | { titre: string } | null {
  if (dit === "") return null;
  const cle = sansAccents(dit);
  const siennes = ({ reference, titre }: F) => [reference ?? "", titre, `${reference ?? ""} · ${titre}`];
  return fiches.find((fiche) => siennes(fiche).some((nom) => sansAccents(nom) === cle)) ?? { titre: dit };
}

/** GOUV-162 : un point parle d'une fiche, ou d'un bilan, par la page qu'il nomme. */
export function objetDuPoint(lien: string | null): { fiche: string | null; bilan: string | null } {
  const [chemin = ""] = (lien ?? "").split(/[?#]/);
  return {
    fiche: /\/plan\/fiches\/([^/]+)/.exec(chemin)?.[1] ?? null,
    bilan: /\/bilans\/([^/]+)/.exec(chemin)?.[1] ?? null,
  };
}

type Precise = Pick<Decision, "responsable" | "avant" | "vote">;

/**
 * GOUV-166 : une décision de cette réunion qui a déjà ces mots se reconnaît : la même en tout point ne s'inscrit pas deux fois ; dite avec
 * un autre vote, une autre charge ou un autre délai, elle se refuse plutôt que de se perdre.
 */
export function estRedite(deja: Precise, dite: Precise): boolean {
  const precise = ({ responsable, avant, vote }: Precise) =>
    [responsable, avant, ...(vote ? [vote.pour, vote.contre, vote.abstentions, vote.majorite] : [])].join(" ");
  return precise(deja) === precise(dite);
}
