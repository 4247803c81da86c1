import type { Attribution, Difference, Place, Proposition } from "../model.ts";

const cleDe = ({ dossier, enfants }: Attribution) => `${dossier} ${enfants.join(" ")}`;

const memes = (a: readonly Place[], b: readonly Place[]) => JSON.stringify(a) === JSON.stringify(b);

/** GUI-33 : ce qu'une décision change se lit famille par famille, celle que l'on a décidée comme celles qu'elle touche. */
export function differences(avant: Proposition, apres: Proposition): Difference[] {
  const anciennes = new Map(avant.attributions.map((attribution) => [cleDe(attribution), attribution.places]));
  return apres.attributions
    .map((attribution) => ({
      dossier: attribution.dossier,
      enfants: attribution.enfants,
      avant: anciennes.get(cleDe(attribution)) ?? [],
      apres: attribution.places,
    }))
    .filter((une) => !memes(une.avant, une.apres));
}
