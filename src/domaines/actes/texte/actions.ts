import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { estVerrouillee, genreAnnexe, getConvention, ouvrirTexte, remplir } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { forbid } from "#platform/rights.ts";
import { baseDe, type Requete } from "../requete/actions.ts";
import type { Manque } from "./model.ts";
import { listerManques } from "./rules.ts";

export const texteDe = (c: Requete): string => `${baseDe(c)}/texte`;
export const peutRediger = (c: Requete): boolean => peut(c.var.perimetre.roles, "actes.rediger");
export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "convention.lire"));
export const exigerRediger = (c: Requete): void => forbid(peutRediger(c));

/** Ce que l'on a lu d'un texte : deux écritures du même mot pour mot ont la même, quel que soit le chemin. */
export const empreinteTexte = (lu: object): string =>
  createHash("sha256").update(JSON.stringify(lu)).digest("hex").slice(0, 20);

/** Tout ce qui, dans le texte d'une convention, empêche de la signer. */
export async function lireManques(db: Db, perimetre: Perimetre, convention: string): Promise<Manque[]> {
  const { elements, champs } = await ouvrirTexte(db, perimetre, convention);
  return listerManques(elements, champs);
}

/** Le texte tel qu'on le lit : ses champs remplis, ce qui lui manque, et si l'on peut encore l'écrire. */
export async function lireTexte(db: Db, perimetre: Perimetre, convention: string) {
  const ouvert = await ouvrirTexte(db, perimetre, convention);
  const { elements, champs } = ouvert;
  const plein = (texte: string) => remplir(texte, champs);
  return {
    ...ouvert,
    verrouillee: estVerrouillee(await getConvention(db, perimetre, convention)),
    manques: listerManques(elements, champs),
    visas: elements.visas.map((visa) => ({ ...visa, texte: plein(visa.texte) })),
    articles: elements.articles.map((un) => ({ ...un, titre: plein(un.titre), texte: plein(un.texte) })),
    annexes: elements.annexes.map((annexe) => ({ ...annexe, genre: genreAnnexe(annexe.titre) })),
  };
}
export type TexteLu = Awaited<ReturnType<typeof lireTexte>>;
