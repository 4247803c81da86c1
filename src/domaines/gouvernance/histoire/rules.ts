import { defaire, type Ecrit } from "#commun/histoire.ts";
import type { Instance } from "../instance/model.ts";
import type { Membre } from "../membre/model.ts";

/** Qui siégeait ensemble. */
export type Siegeant = { instances: readonly Instance[]; membres: readonly Membre[] };

type Ligne = Ecrit & { objet: string };

/** Comment le journal de la gouvernance nomme ce qui naît et ce qui s'efface. */
const ACTES: Record<string, string> = { création: "creation", suppression: "retrait" };
const nommee = (ligne: Ligne): Ligne => ({ ...ligne, action: ACTES[ligne.action] ?? ligne.action });

const parPlace = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * GOUV-163 : les instances d'une convention, un jour passé, sont celles d'aujourd'hui, dont on défait ce qui fut écrit depuis ; celle qui
 * siégeait encore ce jour-là revient avec ses collèges, et celle qui ne servait pas la convention n'en est pas.
 */
export function defaireInstances(
  present: Siegeant,
  lignes: readonly Ligne[],
  convention: string,
): Siegeant & { perdus: number } {
  const de = (objet: string) => lignes.filter((ligne) => ligne.objet === objet).map(nommee);
  const refaites = defaire(present.instances, de("gouvernance.instance"));
  const instances = refaites.elements
    .filter(({ closeLe, conventions }) => !closeLe && conventions.includes(convention))
    .toSorted((a, b) => parPlace(a.nature, b.nature) || parPlace(a.id, b.id));
  const siennes = new Set(instances.map(({ id }) => id));
  const refaits = defaire(present.membres, de("gouvernance.membre"));
  const membres = refaits.elements
    .filter(({ instance }) => siennes.has(instance))
    .toSorted((a, b) => parPlace(a.instance, b.instance) || a.rang - b.rang || parPlace(a.id, b.id));
  const visibles = new Set([...siennes, ...membres.map(({ id }) => id)]);
  return {
    instances,
    membres,
    perdus: [...refaites.perdus, ...refaits.perdus].filter((id) => visibles.has(id)).length,
  };
}
