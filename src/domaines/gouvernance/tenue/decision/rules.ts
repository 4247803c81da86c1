import type { Decision, Vote } from "../../decision/model.ts";

const [LONGUE, PLACES_LONGUE] = [8, 3];
/** Autant qu'une page peut en porter : des points s'ajoutent pendant que l'on écrit. */
export const PLACES = 6;

/** GOUV-160 : six décisions s'écrivent à la fois pendant une réunion, trois quand l'ordre du jour est long : enregistrer rend les places. */
export const placesDe = (points: number): number => (points > LONGUE ? PLACES_LONGUE : PLACES);

/** GOUV-161 : « 12, 3, 1 » dit un vote, pour, contre, abstentions, à la majorité simple ; sans rien, on n'a pas voté ; le reste ne se comprend pas. */
export function lireVote(dit: string): Vote | null | "illisible" {
  if (dit === "") return null;
  const lu = /^(\d{1,4})\D{1,20}(\d{1,4})(?:\D{1,20}(\d{1,4}))?\D{0,20}$/.exec(dit);
  if (!lu) return "illisible";
  const [, pour, contre, abstentions = "0"] = lu;
  return { pour: Number(pour), contre: Number(contre), abstentions: Number(abstentions), majorite: "simple" };
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
 * GOUV-163 : une décision de cette réunion qui a déjà ces mots se reconnaît : la même en tout point ne s'inscrit pas deux fois ; dite avec
 * un autre vote, une autre charge ou un autre délai, elle se refuse plutôt que de se perdre.
 */
export function estRedite(deja: Precise, dite: Precise): boolean {
  const precise = ({ responsable, avant, vote }: Precise) =>
    [responsable, avant, ...(vote ? [vote.pour, vote.contre, vote.abstentions] : [])].join(" ");
  return precise(deja) === precise(dite);
}
