import type { Noeud } from "../model.ts";
import { cheminDe } from "../rules.ts";
import type { Reponse } from "./model.ts";

/** PLA-65 : un enjeu auquel aucun nœud ne répond, et un nœud du premier rang qui ne répond à aucun enjeu par lui-même ou par les siens, se disent. */
export function orphelins(
  enjeux: readonly { id: string }[],
  noeuds: readonly Noeud[],
  reponses: readonly Reponse[],
): { enjeux: string[]; noeuds: string[] } {
  const repondus = new Set(reponses.map(({ enjeu }) => enjeu));
  const racines = new Set(reponses.flatMap(({ noeud }) => cheminDe(noeuds, noeud)[0]?.id ?? []));
  return {
    enjeux: enjeux.map(({ id }) => id).filter((id) => !repondus.has(id)),
    noeuds: noeuds.filter(({ parent, id }) => parent === null && !racines.has(id)).map(({ id }) => id),
  };
}
