import { estJour, type Jour } from "#commun/jour.ts";
import type { Attribution } from "../partage/model.ts";
import { peut } from "../rules.ts";

type Porte = Pick<Attribution, "convention" | "role">;

/** ACC-14 : on lit le journal des conventions où son rôle le permet ; tout l'espace (`null`) si on l'y porte en entier. */
export function conventionsDuJournal(miennes: readonly Porte[]): readonly string[] | null {
  const lisibles = miennes.filter(({ role }) => peut([role], "journal.lire")).map(({ convention }) => convention);
  return lisibles.includes(null) ? null : lisibles.filter((convention) => convention !== null);
}

/** ACC-15 : on n'efface que ce qu'un rôle sur tout l'espace permet d'effacer : un objet a pu passer d'une convention à l'autre. */
export const peutEffacer = (miennes: readonly Porte[]): boolean =>
  miennes.some(({ convention, role }) => convention === null && peut([role], "journal.effacer"));

/** Un jour tapé dans un filtre ; tout autre texte ne filtre rien. */
export const jourDuFiltre = (texte: string | undefined): Jour | undefined =>
  texte !== undefined && estJour(texte) ? texte : undefined;
