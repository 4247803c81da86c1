import type { Campagne } from "../model.ts";

type Ouverte = Pick<Campagne, "id" | "titre" | "cloture">;
/** Une campagne encore ouverte, et combien de ces fiches elle demande déjà. */
export type Chevauchement = Ouverte & { fiches: number };

/**
 * SUI-276 : une fiche n'est demandée que par une campagne à la fois : tant qu'une autre, encore ouverte, en attend des nouvelles,
 * celle-ci ne s'ouvre pas, et personne ne répond deux fois.
 */
export function chevauchements(
  voulues: readonly { fiche: string }[],
  demandees: readonly { fiche: string; campagne: string }[],
  ouvertes: readonly Ouverte[],
): Chevauchement[] {
  const ici = new Set(voulues.map(({ fiche }) => fiche));
  return ouvertes.flatMap(({ id, titre, cloture }) => {
    const siennes = demandees.filter(({ campagne, fiche }) => campagne === id && ici.has(fiche));
    const fiches = new Set(siennes.map(({ fiche }) => fiche)).size;
    return fiches === 0 ? [] : [{ id, titre, cloture, fiches }];
  });
}
