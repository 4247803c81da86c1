import type { TableDeLiens } from "./model.ts";

const CHEMINS: readonly (readonly [RegExp, TableDeLiens])[] = [
  [/^\/liens\/([^/]+)$/, "acces_jeton"],
  [/^\/reponses\/([^/]+)$/, "acces_porte"],
  [/^\/espaces\/[^/]+\/place\/liens\/([^/]+)$/, "acces_famille_lien"],
  [/^\/(?:corrections|structures)\/([^/]+)$/, "acces_lien_public"],
];

/** Le lien de courriel que nomme un chemin, et où il est inscrit. */
export function lienDuChemin(chemin: string): { table: TableDeLiens; lien: string } | undefined {
  for (const [forme, table] of CHEMINS) {
    const [, lien] = forme.exec(chemin) ?? [];
    if (lien) return { table, lien };
  }
  return undefined;
}

/** Six chiffres, même recopiés avec des espaces. */
export const chiffresDe = (saisie: string): string => saisie.replace(/\D/g, "");

/** Ce qui a la forme d'un code court ; le reste est une faute de frappe, pas un essai. */
export const estUnCode = (saisie: string): boolean => chiffresDe(saisie).length === 6;
