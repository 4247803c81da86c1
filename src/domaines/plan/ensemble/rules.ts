import { CHAMPS_NATIONAUX, type Fiche, type Noeud } from "../model.ts";
import { LIBELLES_CHAMP_NATIONAL } from "../lexique.ts";
import { champNational, cheminDe, cleReference, periode } from "../rules.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Tri } from "../fiche/model.ts";

/** Les champs nationaux, en nœuds : l'arbre commun où se replient des plans qui n'ont pas les mêmes. */
export const NOEUDS_NATIONAUX: readonly (Noeud & { niveau: number })[] = CHAMPS_NATIONAUX.map((id, rang) => ({
  id,
  convention: "",
  parent: null,
  genre: "champ",
  code: null,
  libelle: LIBELLES_CHAMP_NATIONAL[id],
  impacts: [],
  ordre: rang,
  niveau: 0,
}));

/** PLA-20 : lue avec d'autres conventions, une fiche quitte ses nœuds pour son champ national. */
export function replier(fiche: Fiche, noeuds: readonly Noeud[]): Fiche {
  const chemins = fiche.noeuds.flatMap((id) => cheminDe(noeuds, id).toReversed());
  const indices = [...fiche.champs, ...chemins.map(({ libelle }) => libelle), fiche.titre];
  return { ...fiche, noeuds: [champNational(indices)] };
}

const CLES: Record<Tri["cle"], (fiche: Fiche) => string | null> = {
  plan: () => "",
  reference: ({ reference }) => cleReference(reference),
  titre: ({ titre }) => sansAccents(titre),
  priorite: ({ priorite }) => priorite?.valeur ?? null,
  echeance: ({ echeances }) => periode(echeances).debut?.toString() ?? null,
  maj: ({ modifieLe }) => modifieLe,
};

const comparer = (a: string, b: string) => Number(a > b) - Number(a < b);

/** Ce qui n'a pas de valeur vient à la fin, dans un sens comme dans l'autre. */
function comparerCles(a: string | null, b: string | null, sens: Tri["sens"]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sens === "desc" ? comparer(b, a) : comparer(a, b);
}

/** Fusionne des listes triées chacune de leur côté, dans l'ordre même de leurs requêtes : une page ne saute rien. */
export const fusionner = (listes: readonly Fiche[][], { cle, sens }: Pick<Tri, "cle" | "sens">): Fiche[] =>
  listes
    .flat()
    .toSorted(
      (a, b) =>
        comparerCles(CLES[cle](a), CLES[cle](b), sens) ||
        comparer(a.convention, b.convention) ||
        a.ordre - b.ordre ||
        comparer(a.id, b.id),
    );

/** Comment nommer chaque convention quand plusieurs territoires sont sous les yeux. */
export const titresDe = (lieux: readonly { convention: string | null; nomEspace: string; titre: string | null }[]) =>
  new Map(lieux.map(({ convention, nomEspace, titre }) => [convention ?? "", `${nomEspace} · ${titre ?? ""}`]));
