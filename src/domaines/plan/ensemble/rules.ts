import { CHAMPS_NATIONAUX, type ChampNational, type Fiche, type Noeud } from "../model.ts";
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

/** Le champ national que disent les champs d'intervention d'une fiche, ses nœuds ou son titre. */
export function champDe(
  { titre, champs, noeuds: siens }: Pick<Fiche, "titre" | "champs" | "noeuds">,
  noeuds: readonly Noeud[],
): ChampNational {
  const chemins = siens.flatMap((id) => cheminDe(noeuds, id).toReversed());
  return champNational([...champs, ...chemins.map(({ libelle }) => libelle), titre]);
}

/** PLA-20 : lue avec d'autres conventions, une fiche quitte ses nœuds pour son champ national. */
export const replier = (fiche: Fiche, noeuds: readonly Noeud[]): Fiche => ({
  ...fiche,
  noeuds: [champDe(fiche, noeuds)],
});

type Choix = { valeur: string; libelle: string };

/**
 * PLA-50 : dans une vue de plusieurs conventions, un pilote ou un partenaire se désigne par son nom, et chaque espace y répond avec les
 * siens ; celui qui n'en a aucun de ce nom n'a aucune fiche.
 */
export function acteursNommes(choix: readonly Choix[], noms: readonly string[]): string[] {
  const voulus = new Set(noms.map(sansAccents));
  const trouves = choix.filter(({ libelle }) => voulus.has(sansAccents(libelle))).map(({ valeur }) => valeur);
  return trouves.length > 0 ? trouves : [""];
}

/** Ce qu'un filtre ouvert montre au plus. */
export const CHOIX_MAX = 80;

/** PLA-51 : les choix de plusieurs espaces se réunissent par leur nom ; s'il y en a trop, ceux que le plus d'espaces portent, et on dit combien manquent. */
export function reunirChoix(
  listes: readonly (readonly Choix[])[],
  designe: "valeur" | "libelle",
  coches: readonly string[],
): { choix: Choix[]; tues: number } {
  const parNom = Map.groupBy(
    listes.flatMap((liste) => [...new Map(liste.map((un) => [sansAccents(un.libelle), un])).values()]),
    ({ libelle }) => sansAccents(libelle),
  );
  const reunis = [...parNom].flatMap(([cle, memes]) => {
    const [premier] = memes;
    return premier ? [{ cle, nombre: memes.length, valeur: premier[designe], libelle: premier.libelle }] : [];
  });
  const gardes = new Set(
    reunis
      .toSorted((a, b) => b.nombre - a.nombre || comparer(a.cle, b.cle))
      .slice(0, CHOIX_MAX)
      .map(({ cle }) => cle),
  );
  const choix = reunis
    .filter(({ cle, valeur }) => gardes.has(cle) || coches.includes(valeur))
    .toSorted((a, b) => comparer(a.cle, b.cle))
    .map(({ valeur, libelle }) => ({ valeur, libelle }));
  return { choix, tues: reunis.length - choix.length };
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
