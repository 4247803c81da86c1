import { type Refus, refus } from "#commun/refus.ts";
import type { Vote } from "./model.ts";

export type RefusVote = "personne" | "trop-de-voix" | "pas-tenue";

type Voix = Pick<Vote, "pour" | "contre" | "preside">;

/** GUI-280 : est adopté ce qui a plus de voix pour que contre ; à égalité, la voix de qui préside départage ; une abstention ne compte pas. */
export const estAdopte = ({ pour, contre, preside }: Voix): boolean =>
  pour === contre ? pour > 0 && preside === "pour" : pour > contre;

/** GUI-281 : le vote de la liste vaut pour la liste telle qu'elle était : un geste de plus, et il est à refaire. */
export const estVotee = (votes: readonly Vote[], retouches: number): boolean => {
  const dernier = votes.findLast(({ portee }) => portee === "liste");
  return dernier !== undefined && dernier.retouches === retouches && estAdopte(dernier);
};

/** GUI-282 : on compte une voix au moins, et pas plus que de présents. */
export function jugerVoix(
  { pour, contre, abstentions }: Pick<Vote, "pour" | "contre" | "abstentions">,
  presents: number,
): null | Refus<RefusVote> {
  const voix = pour + contre + abstentions;
  if (voix === 0) return refus("personne");
  return voix > presents ? refus("trop-de-voix") : null;
}

/** Qui siège, une personne par ligne. */
export const personnesDe = (presents: string): string[] =>
  presents
    .split("\n")
    .map((ligne) => ligne.trim())
    .filter(Boolean);
