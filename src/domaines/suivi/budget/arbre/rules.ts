import type { Totaux } from "../model.ts";
import { additionner } from "../rules.ts";

export type NoeudPlace = { id: string; parent: string | null; niveau: number };
/** Une fiche et son argent, avec les nœuds où elle pend. */
export type FicheChiffree = { id: string; noeuds: readonly string[]; totaux: Totaux };

/** `total` compte chaque fiche une fois ; `enTrop` est ce que la somme des parties compte de plus, `null` si elle tombe juste. */
export type Somme = { total: Totaux; enTrop: Totaux | null; fiches: number };
export type SommesArbre = { total: Somme; parNoeud: ReadonlyMap<string, Somme>; sansNoeud: Somme; repetees: string[] };

/** Un nœud et tous ceux qui le portent, de bas en haut. */
function lignee(parents: ReadonlyMap<string, string | null>, noeud: string): string[] {
  const remontee: string[] = [];
  for (let ici: string | null | undefined = noeud; ici; ici = parents.get(ici)) remontee.push(ici);
  return remontee;
}

/** Où une fiche compte : pour chaque nœud qui la porte, et pour le tout (`null`), dans combien de ses parties. */
function partsDe(parents: ReadonlyMap<string, string | null>, fiche: FicheChiffree): Map<string | null, number> {
  const siens = fiche.noeuds.filter((id) => parents.has(id));
  const porteurs = new Set(siens.flatMap((id) => lignee(parents, id)));
  const parts = new Map<string | null, number>([[null, porteurs.size === 0 ? 1 : 0]]);
  for (const id of porteurs) parts.set(id, siens.includes(id) ? 1 : 0);
  for (const id of porteurs) {
    const dessus = parents.get(id) ?? null;
    parts.set(dessus, (parts.get(dessus) ?? 0) + 1);
  }
  return parts;
}

const sommer = (lots: readonly { totaux: Totaux; parts: number }[]): Somme => {
  const enTrop = lots.flatMap(({ totaux, parts }) => Array.from({ length: parts - 1 }, () => totaux));
  return {
    total: additionner(lots.map(({ totaux }) => totaux)),
    enTrop: enTrop.length > 0 ? additionner(enTrop) : null,
    fiches: lots.length,
  };
};

/**
 * SUI-207 : une fiche qui pend à plusieurs nœuds compte une fois dans chacun de ceux qui la portent et une fois dans le tout ;
 * à chaque étage, la somme des parties moins ce qu'elle compte en trop est le total, et ces fiches sont nommées.
 */
export function sommerArbre(noeuds: readonly NoeudPlace[], fiches: readonly FicheChiffree[]): SommesArbre {
  const parents = new Map(noeuds.map(({ id, parent }) => [id, parent]));
  const lots = new Map<string | null, { totaux: Totaux; parts: number }[]>();
  const repetees: string[] = [];
  const seules: FicheChiffree[] = [];
  for (const fiche of fiches) {
    const parts = partsDe(parents, fiche);
    if (parts.size === 1) seules.push(fiche);
    if ([...parts.values()].some((nombre) => nombre > 1)) repetees.push(fiche.id);
    for (const [ou, nombre] of parts) {
      const lot = { totaux: fiche.totaux, parts: nombre };
      lots.set(ou, [...(lots.get(ou) ?? []), lot]);
    }
  }
  return {
    total: sommer(lots.get(null) ?? []),
    parNoeud: new Map(noeuds.map(({ id }) => [id, sommer(lots.get(id) ?? [])])),
    sansNoeud: sommer(seules.map(({ totaux }) => ({ totaux, parts: 1 }))),
    repetees,
  };
}

/** Jusqu'à ce nombre de lignes, l'arbre du budget montre tous ses nœuds et toutes ses fiches. */
export const TOUT_MONTRER = 45;

/** Ce que l'on voit quand l'arbre est trop grand : les racines, la lignée du nœud ouvert, ses enfants et ses sœurs. */
export function noeudsMontres<N extends NoeudPlace>(noeuds: readonly N[], ouvert: string | null): N[] {
  const parents = new Map(noeuds.map(({ id, parent }) => [id, parent]));
  const ouverts = new Set<string | null>([null, ...(ouvert && parents.has(ouvert) ? lignee(parents, ouvert) : [])]);
  return noeuds.filter(({ parent }) => ouverts.has(parent));
}
