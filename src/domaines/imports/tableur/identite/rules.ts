import type { NomLigne } from "../../revue/model.ts";
import { empreinteDe } from "../../revue/valeur/rules.ts";
import type { Marque } from "../model.ts";

const normal = (texte: string) =>
  texte
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();

/** L'empreinte d'une cellule, telle qu'un tableur la rend : les fins de ligne et les blancs de bord ne comptent pas. */
export const empreinteCellule = (texte: string): string => empreinteDe(normal(texte)) || "0";

/** IMP-70 : chaque ligne exportée porte sa fiche, sa version et l'empreinte de chaque cellule : on sait plus tard lesquelles ont changé. */
export function ecrireMarque(
  { fiche, version }: { fiche: string; version: number },
  cellules: readonly (readonly [NomLigne, string])[],
): string {
  return ["m1", fiche, version, ...cellules.map(([nom, texte]) => `${nom}=${empreinteCellule(texte)}`)].join(" ");
}

const MARQUE = /^m1 (\S+) (\d+)((?: \w+=[0-9a-f]+)*)$/;

/** Lit la marque d'une ligne ; une marque abîmée n'est pas une marque : la ligne est alors comme une autre. */
export function lireMarque(texte: string): Marque | null {
  const [, fiche, version, suite = ""] = MARQUE.exec(texte.trim()) ?? [];
  if (!fiche || !version) return null;
  const empreintes = suite
    .trim()
    .split(" ")
    .filter(Boolean)
    .map((paire) => paire.split("=") as [string, string]);
  return { fiche, version: Number(version), empreintes: new Map(empreintes) };
}

/**
 * IMP-71 : d'une ligne revenue d'un tableur, seules les cellules changées proposent quelque chose ; celle que le plan a changée aussi
 * est un conflit.
 */
export function cellulesChangees(
  marque: Marque,
  cellules: ReadonlyMap<NomLigne, string>,
  aujourdhui: (nom: NomLigne) => string | null,
): { changes: NomLigne[]; conflits: NomLigne[] } {
  const changes = [...cellules].filter(([nom, texte]) => {
    const exportee = marque.empreintes.get(nom);
    return exportee !== undefined && exportee !== empreinteCellule(texte);
  });
  const noms = changes.map(([nom]) => nom);
  const conflits = noms.filter((nom) => {
    const actuelle = aujourdhui(nom);
    return actuelle !== null && empreinteCellule(actuelle) !== marque.empreintes.get(nom);
  });
  return { changes: noms, conflits };
}
