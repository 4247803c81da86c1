import { doublonsProbables, indicesDe } from "../rules.ts";
import type { Acteur } from "../model.ts";

export type Paire = readonly [Acteur, Acteur];

/** ACT-18 : de tous les acteurs, on propose les paires qui sont peut-être le même, chacune une fois ; personne ne fusionne à la place de quelqu'un. */
export function pairesProbables(acteurs: readonly Acteur[]): Paire[] {
  const parIndice = Map.groupBy(
    acteurs.flatMap((acteur) => indicesDe(acteur).map((indice) => ({ acteur, indice }))),
    ({ indice }) => indice,
  );
  const paires = new Map<string, Paire>();
  for (const proches of parIndice.values()) {
    const eux = proches.map(({ acteur }) => acteur);
    for (const [rang, un] of eux.entries())
      for (const autre of doublonsProbables(un, eux.slice(rang + 1)))
        paires.set([un.id, autre.id].toSorted().join(" "), [un, autre]);
  }
  return [...paires.values()];
}
