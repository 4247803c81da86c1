import type { Fiche, Noeud } from "../model.ts";

/** PLA-18 : une carte qui change de colonne quitte le nœud d'où elle vient, rejoint l'autre, et garde ses autres nœuds. */
export function changerDeColonne(
  fiche: Fiche,
  { de, vers }: { de: string; vers: string },
  noeuds: readonly Pick<Noeud, "id">[],
): Fiche {
  const restants = fiche.noeuds.filter((id) => id !== de && id !== vers);
  const existe = noeuds.some(({ id }) => id === vers);
  return { ...fiche, noeuds: existe ? [...restants, vers] : vers === "sans" ? [] : fiche.noeuds };
}
