import type { Role } from "#commun/perimetre.ts";
import { PARTIES } from "./model.ts";

/** Vrai si l'un de ces rôles parle au nom d'une partie de la convention. */
export const estPartie = (roles: readonly Role[]): boolean => roles.some((role) => PARTIES.includes(role));

/** PLA-14 : « @nom » mentionne une personne de l'espace, par son nom entier ou par son début s'il ne désigne qu'elle. */
export function mentions(texte: string, personnes: readonly { id: string; nom: string }[]): string[] {
  const cites = [...texte.matchAll(/@([\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/gu)].map(([, nom = ""]) => nom.toLowerCase());
  const trouvees = cites.flatMap((cite) => {
    const exactes = personnes.filter(({ nom }) => nom.toLowerCase() === cite);
    const debuts = personnes.filter(({ nom }) => nom.toLowerCase().startsWith(cite));
    return exactes.length > 0 ? exactes : debuts.length === 1 ? debuts : [];
  });
  return [...new Set(trouvees.map(({ id }) => id))];
}
