import { sansAccents } from "#commun/texte.ts";
import { type ContenuFiche, type Fiche, intituleFiche, type Noeud } from "../model.ts";
import { cheminDe } from "../rules.ts";
import type { AReprendre, Suite } from "./model.ts";

/** PLA-62 : une fiche reprise garde tout ce qu'elle disait, sauf ses échéances, qui étaient celles de la convention d'avant, et sa place parmi les priorités. */
export function contenuRepris(fiche: Fiche): ContenuFiche & Pick<Fiche, "pilotes" | "partenaires"> {
  const { espace: _e, id: _i, convention: _c, version: _v, ordre: _o, archiveLe: _a, ...reste } = fiche;
  const { modifieLe: _l, modifiePar: _p, noeuds: _n, ...contenu } = reste;
  return { ...contenu, echeances: [], priorite: null, sources: {} };
}

const cle = ({ genre, libelle }: Pick<Noeud, "genre" | "libelle">) => `${genre} ${sansAccents(libelle).trim()}`;

/** Le chemin d'un nœud, dans les mots qui le font reconnaître d'une convention à l'autre. */
const cheminEcrit = (noeuds: readonly Noeud[], id: string): string => cheminDe(noeuds, id).map(cle).join(" › ");

export type Greffe = { id: string; parent: string | null; source: Noeud };

/**
 * PLA-63 : un nœud de la convention d'avant est celui de la nouvelle qui porte le même genre et le même libellé sous le même chemin ; sinon il s'ajoute,
 * avec ses parents. Donne ce qui s'ajoute, parents d'abord, et où va chaque nœud demandé.
 */
export function grefferNoeuds(
  avant: readonly Noeud[],
  ici: readonly Noeud[],
  { demandes, nouveau }: { demandes: readonly string[]; nouveau: () => string },
): { greffes: Greffe[]; places: Map<string, string> } {
  const connus = new Map(ici.map(({ id }) => [cheminEcrit(ici, id), id]));
  const greffes: Greffe[] = [];
  const places = new Map<string, string>();
  for (const demande of demandes) {
    let parent: string | null = null;
    for (const source of cheminDe(avant, demande)) {
      const chemin = cheminEcrit(avant, source.id);
      const la: string = connus.get(chemin) ?? nouveau();
      if (!connus.has(chemin)) greffes.push({ id: la, parent, source });
      connus.set(chemin, la);
      parent = la;
    }
    if (parent) places.set(demande, parent);
  }
  return { greffes, places };
}

/** PLA-64 : une fiche ne se continue qu'une fois, et une fiche n'en continue qu'une. */
export const estLibre = (suites: readonly Suite[], { fiche, precedente }: Suite): boolean =>
  suites.every((suite) => suite.fiche !== fiche && suite.precedente !== precedente);

/** Les fiches de la convention d'avant, chacune avec celle qui la continue déjà. */
export const aReprendre = (
  precedentes: readonly Fiche[],
  ici: readonly Fiche[],
  suites: readonly Suite[],
): AReprendre[] =>
  precedentes.map((fiche) => {
    const suite = suites.find(({ precedente }) => precedente === fiche.id);
    const continuee = ici.find(({ id }) => id === suite?.fiche);
    return {
      id: fiche.id,
      intitule: intituleFiche(fiche),
      suite: suite ? (continuee ? intituleFiche(continuee) : "Une fiche archivée") : null,
    };
  });
