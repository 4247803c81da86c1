import { peutPasser } from "#commun/cycle.ts";
import { type FormatDocument, FORMATS_DOCUMENT } from "#commun/document.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { CYCLE, type Production } from "./model.ts";

/** DOC-2 : une production s'annule tant qu'elle n'est pas finie. */
export const annuler = (production: Production): Production | Refus<"deja-finie"> =>
  peutPasser(CYCLE, production.etat, "annulee") ? { ...production, etat: "annulee" } : refus("deja-finie");

/** Vrai tant qu'on attend encore le document. */
export const estEnCours = ({ etat }: Pick<Production, "etat">): boolean => etat === "demandee" || etat === "enCours";

/** DOC-3 : un genre ne se produit que dans un format qu'il annonce, par qui peut le lire. */
export function peutDemander(
  fabrique: { formats: readonly FormatDocument[]; permise: boolean } | undefined,
  format: string,
): FormatDocument | Refus<"genre-inconnu" | "format-inconnu" | "interdit"> {
  if (!fabrique) return refus("genre-inconnu");
  if (!fabrique.permise) return refus("interdit");
  const connu = FORMATS_DOCUMENT.find((un) => un === format);
  return connu && fabrique.formats.includes(connu) ? connu : refus("format-inconnu");
}

/** Ce que l'adresse d'une vue règle d'un document : ni la page où l'on était, ni ce qui ouvre un filtre. */
const HORS = new Set(["page", "filtre", "ouvert", "selection", "genre", "format", "cle"]);

/** DOC-4 : deux demandes des mêmes réglages sont la même, dans quelque ordre qu'ils soient venus ; plusieurs valeurs d'un réglage gardent le leur. */
export function reglages(params: Iterable<readonly [string, string]>): string {
  const gardes = [...params].filter(([cle, valeur]) => !HORS.has(cle) && valeur !== "");
  return new URLSearchParams(
    gardes.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([a, b]) => [a, b]),
  ).toString();
}

/** Reprise trop souvent, une production ne se fera pas : elle échoue au lieu d'occuper le serveur. */
export const ESSAIS_MAX = 3;
