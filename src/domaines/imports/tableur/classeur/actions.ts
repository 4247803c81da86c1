import { Refus, refus } from "#commun/refus.ts";
import { type Archive, checkArchive } from "#platform/files/archive.ts";
import type { CodeRefus } from "#platform/files/model.ts";
import type { Feuille, FormatTableur } from "#platform/tableur.ts";

export const estTableur = (format: string): format is FormatTableur => ["xlsx", "ods", "csv"].includes(format);

const LIGNES_MAX = 20_000;
const COLONNES_MAX = 300;

/** Ôte les lignes et les colonnes vides de la fin : un tableur en annonce souvent des milliers. */
function rogner({ rangees, ...feuille }: Feuille): Feuille {
  const pleines = rangees
    .map((rangee) => rangee.slice(0, COLONNES_MAX))
    .map((rangee) => rangee.slice(0, rangee.findLastIndex((texte) => texte.trim()) + 1));
  return { ...feuille, rangees: pleines.slice(0, pleines.findLastIndex((rangee) => rangee.length > 0) + 1) };
}

/** Les feuilles d'un tableur, sans ce qui dépasse : l'archive est d'abord vérifiée en entier. */
export async function lireClasseur(
  octets: Uint8Array,
  format: FormatTableur,
  archive: Archive | null,
): Promise<Feuille[] | Refus<CodeRefus>> {
  const fautive = archive && checkArchive(archive);
  if (fautive) return fautive;
  const { readTableur } = await import("#platform/tableur.ts"); // only a spreadsheet pays for opening its library
  const feuilles = await readTableur(octets, format);
  if (feuilles instanceof Refus) return feuilles;
  const lues = feuilles.map(rogner).filter(({ rangees }) => rangees.length > 0);
  if (lues.length === 0) return refus("sans-texte");
  return lues.some(({ rangees }) => rangees.length > LIGNES_MAX) ? refus("tableur-trop-long") : lues;
}
