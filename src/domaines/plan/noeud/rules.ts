import { sansAccents } from "#commun/texte.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Fiche, Noeud, SchemaPriorite, ValeurPriorite } from "../model.ts";

const PLAFOND = /^(.*?)\s*\((\d{1,3})\s+(?:fiches?\s+)?au plus\)$/;

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

/** PLA-21 : un schéma neuf ne prend pas le nom d'un autre, et une valeur que porte une fiche ne s'en va pas. */
export function reglerSchema(
  schemas: readonly SchemaPriorite[],
  schema: SchemaPriorite,
  { neuf, fiches }: { neuf: boolean; fiches: readonly Pick<Fiche, "priorite">[] },
): SchemaPriorite | Refus<"schema-existe" | "valeur-employee"> {
  if (neuf) return schemas.some(({ code }) => code === schema.code) ? refus("schema-existe") : schema;
  const gardees = new Set(schema.valeurs.map(({ valeur }) => valeur));
  const orpheline = fiches.some(({ priorite }) => priorite?.schema === schema.code && !gardees.has(priorite.valeur));
  return orpheline ? refus("valeur-employee") : schema;
}
