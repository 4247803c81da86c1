import { doublonsProbables, estUnMot, indicesDe } from "../rules.ts";
import type { Acteur } from "../model.ts";

export type Paire = readonly [Acteur, Acteur];

type Proche = { acteur: Acteur; indice: string };

/** Sous un même sigle, un nom d'un mot se compare aux autres ; deux noms longs aux mêmes initiales, non. */
function rapprocher(proches: readonly Proche[]): Paire[] {
  const eux = [...new Set(proches.map(({ acteur }) => acteur))];
  const sigle = proches[0]?.indice.includes(" sigle ") ?? false;
  const cherchent = sigle ? eux.filter(estUnMot) : eux;
  return cherchent.flatMap((un) => doublonsProbables(un, eux).map((autre): Paire => [un, autre]));
}

/** ACT-18 : de tous les acteurs, on propose les paires qui sont peut-être le même, chacune une fois ; personne ne fusionne à la place de quelqu'un. */
export function pairesProbables(acteurs: readonly Acteur[]): Paire[] {
  const parIndice = Map.groupBy(
    acteurs.flatMap((acteur) => indicesDe(acteur).map((indice) => ({ acteur, indice }))),
    ({ indice }) => indice,
  );
  const paires = new Map<string, Paire>();
  for (const [un, autre] of [...parIndice.values()].flatMap(rapprocher)) {
    const cle = [un.id, autre.id].toSorted().join(" ");
    if (!paires.has(cle)) paires.set(cle, [un, autre]);
  }
  return [...paires.values()];
}
