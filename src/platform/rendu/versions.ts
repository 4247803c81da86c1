import { createHash } from "node:crypto";
import { type Bloc, type BlocTitre, textesBloc } from "#commun/document.ts";

/** What a word processor may write otherwise without anyone having touched it: spaces, breaks, hyphens. */
const FREE = /[\s\u{AD}\u{200B}]+/gu;

/** A print of what a section says, its heading first. */
export const printOf = (titre: string, lignes: readonly string[]): string =>
  createHash("sha256")
    .update([titre, ...lignes].join("").replace(FREE, "").replaceAll("\u{2011}", "-"))
    .digest("hex")
    .slice(0, 12);

const SHAPE = /^v_([0-9a-f]{12})_\d+$/;

/** The print that a bookmark keeps, if it is one of these. */
export const printIn = (signet: string): string | null => SHAPE.exec(signet)?.[1] ?? null;

/**
 * The bookmark of each anchored heading that keeps a print of its section as it leaves: the file, once it comes back, says by
 * itself whether its reader changed that section, and whether we did meanwhile.
 */
export function versionsDe(corps: readonly Bloc[]): Map<BlocTitre, string> {
  const versions = new Map<BlocTitre, string>();
  corps.forEach((bloc, rang) => {
    if (bloc.genre !== "titre" || !bloc.ancre) return;
    const reste = corps.slice(rang + 1);
    const fin = reste.findIndex((un) => un.genre === "titre" && un.texte.trim() !== "");
    const lignes = (fin === -1 ? reste : reste.slice(0, fin)).flatMap(textesBloc);
    versions.set(bloc, `v_${printOf(bloc.texte, lignes)}_${rang}`);
  });
  return versions;
}
