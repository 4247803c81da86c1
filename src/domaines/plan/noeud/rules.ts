import { sansAccents } from "#commun/texte.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { enArbre } from "../rules.ts";
import type { Fiche, Noeud, SchemaPriorite, ValeurPriorite } from "../model.ts";

const PLAFOND = /^(.*?)\s*\(([1-9]\d{0,2})\s+(?:fiches?\s+)?au plus\)$/;

/** PLA-19 : une valeur de priorité s'écrit « Top 5 (5 au plus) » quand elle est comptée, et telle quelle sinon. */
export function lireValeur(ligne: string): ValeurPriorite {
  const [, valeur, plafond] = PLAFOND.exec(ligne) ?? [];
  return valeur && plafond ? { valeur, plafond: Number(plafond) } : { valeur: ligne, plafond: null };
}

export const ecrireValeur = ({ valeur, plafond }: ValeurPriorite): string =>
  plafond === null ? valeur : `${valeur} (${plafond} au plus)`;

/** Le schéma que dit un formulaire ; son code vient de son nom et ne change plus. */
export const schemaDe = (libelle: string, valeurs: readonly string[], code?: string): SchemaPriorite => ({
  code:
    code ??
    (sansAccents(libelle)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") ||
      "priorite"),
  libelle,
  valeurs: valeurs.map(lireValeur),
});

/** Ce qu'un formulaire avait sous les yeux : si le nœud n'est plus cela, quelqu'un l'a changé entre-temps. */
export const empreinteNoeud = ({ genre, code, libelle, parent, impacts, ordre }: Noeud): string =>
  JSON.stringify([genre, code, libelle, parent, impacts, ordre]);

/** La même chose d'un schéma de priorité. */
export const empreinteSchema = ({ libelle, valeurs }: SchemaPriorite): string =>
  JSON.stringify([libelle, valeurs.map(ecrireValeur)]);

/** Les autres nœuds sous le même parent, dans l'ordre où ils se lisent. */
const freresDe = (noeuds: readonly Noeud[], { id, parent }: Pick<Noeud, "id" | "parent">) =>
  enArbre(noeuds).filter((autre) => autre.parent === parent && autre.id !== id);

/** Le rang d'un nœud parmi ses frères : le premier est 1. */
export const rangDe = (noeuds: readonly Noeud[], noeud: Noeud): number =>
  enArbre(noeuds)
    .filter(({ parent }) => parent === noeud.parent)
    .findIndex(({ id }) => id === noeud.id) + 1;

/**
 * PLA-87 : un nœud prend parmi ses frères le rang qu'on lui donne, le dernier si l'on n'en dit pas, et les frères suivent ; rend le nœud,
 * puis les frères que cela décale, tels qu'ils deviennent.
 */
export function ranger(noeuds: readonly Noeud[], noeud: Noeud, rang: number | null): [Noeud, ...Noeud[]] {
  const deja = noeuds.find(({ id }) => id === noeud.id);
  if (deja && deja.parent === noeud.parent && rang === rangDe(noeuds, deja)) return [noeud];
  const freres = freresDe(noeuds, noeud);
  const place = rang === null ? freres.length : Math.min(rang - 1, freres.length);
  const decales = freres.flatMap(({ niveau: _niveau, ...frere }, avant) => {
    const ordre = avant < place ? avant + 1 : avant + 2;
    return frere.ordre === ordre ? [] : [{ ...frere, ordre }];
  });
  return [{ ...noeud, ordre: place + 1 }, ...decales];
}

type Portee = Pick<Fiche, "priorite" | "archiveLe">;

const porte = (fiches: readonly Portee[], code: string, valeur?: string): Portee[] =>
  fiches.filter(({ priorite }) => priorite?.schema === code && (valeur === undefined || priorite.valeur === valeur));

/** Les fiches archivées rendent leur place : un plafond ne compte que celles en cours. */
const serre = (avant: SchemaPriorite | undefined, apres: SchemaPriorite, fiches: readonly Portee[]): boolean =>
  apres.valeurs.some(({ valeur, plafond }) => {
    const deja = avant?.valeurs.find((une) => une.valeur === valeur)?.plafond ?? Number.POSITIVE_INFINITY;
    const enCours = porte(fiches, apres.code, valeur).filter(({ archiveLe }) => archiveLe === null);
    return plafond !== null && plafond < deja && plafond < enCours.length;
  });

/**
 * PLA-21 : un schéma neuf ne prend pas le nom d'un autre ; il ne dit pas deux fois la même valeur ; une valeur que porte une fiche, même
 * archivée, ne s'en va pas ; un plafond ne s'abaisse pas sous ce que les fiches portent déjà.
 */
export function reglerSchema(
  schemas: readonly SchemaPriorite[],
  schema: SchemaPriorite,
  { neuf, fiches }: { neuf: boolean; fiches: readonly Portee[] },
): SchemaPriorite | Refus<"schema-existe" | "valeur-double" | "valeur-employee" | "plafond-serre"> {
  const avant = schemas.find(({ code }) => code === schema.code);
  if (neuf && avant) return refus("schema-existe");
  if (new Set(schema.valeurs.map(({ valeur }) => sansAccents(valeur))).size < schema.valeurs.length)
    return refus("valeur-double");
  const gardees = new Set(schema.valeurs.map(({ valeur }) => valeur));
  if (porte(fiches, schema.code).some(({ priorite }) => !gardees.has(priorite?.valeur ?? "")))
    return refus("valeur-employee");
  return serre(avant, schema, fiches) ? refus("plafond-serre") : schema;
}

/** PLA-85 : un schéma se retire quand aucune fiche, même archivée, n'en porte plus une valeur. */
export const retirerSchema = (
  schema: SchemaPriorite,
  fiches: readonly Portee[],
): SchemaPriorite | Refus<"schema-employe"> =>
  porte(fiches, schema.code).length > 0 ? refus("schema-employe") : schema;
