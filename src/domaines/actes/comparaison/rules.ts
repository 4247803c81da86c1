import { estJour } from "#commun/jour.ts";
import type { Signee } from "../version/model.ts";
import { versionAu } from "../version/rules.ts";
import { AUJOURDHUI } from "./model.ts";

/** Ce que l'on demande d'un côté : un contenu par son nom, ou un jour. */
export type Demande = { ou: string; le: string };

/**
 * ACTE-111 : un jour désigne la version qui valait ce jour-là ; sans jour, on compare ce que l'on nomme ; sans rien, la dernière
 * version signée, ou ce que la convention dit aujourd'hui.
 */
export function choisir(
  { ou, le }: Demande,
  signees: readonly Signee[],
  parDefaut: "signee" | "aujourdhui",
): { figee: string } | "aujourdhui" | null {
  if (le !== "") {
    const version = estJour(le) ? versionAu(signees, le) : undefined;
    return version ? { figee: version.id } : null;
  }
  if (ou === AUJOURDHUI) return AUJOURDHUI;
  if (ou !== "") return { figee: ou };
  const derniere = signees.at(-1);
  return parDefaut === "signee" && derniere ? { figee: derniere.id } : AUJOURDHUI;
}
