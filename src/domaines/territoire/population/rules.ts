import { type Refus, refus } from "#commun/refus.ts";

export type LignePopulation = { nom: string; municipale: number | null; totale: number | null };
export type RefusPopulation = "ligne-illisible" | "totale-trop-petite";

const nombre = (texte = ""): number | null | undefined => {
  const chiffres = texte.replace(/[\s\u00a0\u202f]/g, "");
  if (chiffres === "" || chiffres === "-" || chiffres === "—") return null;
  return /^\d{1,8}$/.test(chiffres) ? Number(chiffres) : undefined;
};

/**
 * TER-10 : une ligne de populations dit une commune, sa population municipale et sa population totale, séparées par un
 * point-virgule ou une tabulation ; la totale compte la municipale, elle n'est jamais plus petite.
 */
export function lirePopulation(ligne: string): LignePopulation | Refus<RefusPopulation> {
  const [nom = "", premiere, seconde] = ligne.split(/[;\t]/).map((cellule) => cellule.trim());
  const [municipale, totale] = [nombre(premiere), nombre(seconde)];
  if (!nom || municipale === undefined || totale === undefined || (municipale === null && totale === null))
    return refus("ligne-illisible");
  if (municipale !== null && totale !== null && totale < municipale) return refus("totale-trop-petite");
  return { nom, municipale, totale };
}
