import type { Role } from "#commun/perimetre.ts";
import type { Audience } from "../model.ts";
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

/** Une personne mentionnée : ce qu'elle est sur la convention, et l'organisation au nom de qui elle parle. */
export type Mentionne = { nom: string; roles: readonly Role[]; organisation: string | undefined };

/** PLA-22 : on ne mentionne que qui pourra lire le commentaire ; rend les noms de ceux que son audience laisse dehors. */
export function horsAudience(
  audience: Audience,
  organisation: string | undefined,
  mentionnes: readonly Mentionne[],
): string[] {
  const lit: Record<Audience, (qui: Mentionne) => boolean> = {
    tous: () => true,
    parties: ({ roles }) => estPartie(roles),
    organisation: (qui) => organisation !== undefined && qui.organisation === organisation,
  };
  return mentionnes.filter((qui) => !lit[audience](qui)).map(({ nom }) => nom);
}
