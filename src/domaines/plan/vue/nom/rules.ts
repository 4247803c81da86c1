import { moisEnLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { type EtatsLus, LIBELLE_SANS_ETAT, SANS_ETAT } from "../../etat/model.ts";
import { CHAMPS, FILTRE_INDICATEUR } from "../../lexique.ts";
import type { Noeud } from "../../model.ts";
import { type CleFiltre, FILTRES_LISTES, LIBELLES_FILTRE, type Vue } from "../model.ts";

/** De quoi nommer ce qu'une adresse garde. */
export type Noms = {
  etats: Pick<EtatsLus, "liste"> | null;
  noeuds: readonly Pick<Noeud, "id" | "libelle">[];
  nomsActeurs: ReadonlyMap<string, string>;
};

type Cle = CleFiltre | "etat";

const NOMS: Partial<Record<Cle, (noms: Noms, valeur: string) => string | undefined>> = {
  etat: ({ etats }, code) =>
    code === SANS_ETAT ? LIBELLE_SANS_ETAT : etats?.liste.find((un) => un.code === code)?.libelle,
  noeud: ({ noeuds }, valeur) => noeuds.find(({ id }) => id === valeur)?.libelle,
  manque: (_noms, valeur) => CHAMPS.find(({ nom }) => nom === valeur)?.libelle,
  indicateur: (_noms, valeur) => FILTRE_INDICATEUR[valeur],
  maj: (_noms, valeur) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(valeur) ? moisEnLettres(valeur) : undefined),
  pilote: ({ nomsActeurs }, valeur) => nomsActeurs.get(valeur) ?? LIBELLES_FILTRE.pilote,
  partenaire: ({ nomsActeurs }, valeur) => nomsActeurs.get(valeur) ?? LIBELLES_FILTRE.partenaire,
};

/** Le nom d'une valeur de filtre, tel qu'on le lit. */
export const nomDe = (noms: Noms, cle: Cle, valeur: string): string => NOMS[cle]?.(noms, valeur) ?? valeur;

/**
 * PLA-68 : un document d'une partie du plan dit combien de fiches il garde et chaque filtre qui les a choisies ; du plan entier, il
 * ne dit que leur nombre.
 */
export function direSelection({ filtres, etats }: Pick<Vue, "filtres" | "etats">, nombre: number, noms: Noms): string {
  const listes = (Object.entries(FILTRES_LISTES) as [CleFiltre, (typeof FILTRES_LISTES)[CleFiltre]][]).map(
    ([cle, champ]): [Cle, readonly string[]] => [cle, filtres[champ]],
  );
  const gardes = ([["etat", etats], ...listes] satisfies [Cle, readonly string[]][] as [Cle, readonly string[]][])
    .filter(([, valeurs]) => valeurs.length > 0)
    .map(([cle, valeurs]) => `${LIBELLES_FILTRE[cle]} : ${valeurs.map((une) => nomDe(noms, cle, une)).join(", ")}`);
  const dits = [
    ...gardes,
    ...(filtres.q ? [`Mots cherchés : ${filtres.q}`] : []),
    ...(filtres.archivees ? ["Fiches archivées"] : []),
  ];
  return [pluriel(nombre, "fiche"), ...(dits.length > 0 ? [`d’après ces filtres : ${dits.join(" ; ")}`] : [])].join(
    ", ",
  );
}
