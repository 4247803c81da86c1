import type { Feuille, Reglage } from "../model.ts";

/** Ce que l'Insee écrit dans une colonne de détail (SEX, AGE…) pour dire « tous ». */
const TOUS = "_T";
/** Les détails que l'on reconnaît à leur titre quand aucune ligne n'en donne le total. */
const TITRES: readonly string[] = ["SEX", "AGE"];
/** Ceux dont une seule part n'est jamais le tout : un fichier des femmes n'est pas celui de tous ; un âge seul peut être le chiffre même. */
export const SEULS: readonly string[] = ["SEX"];

/** Les colonnes qui détaillent une valeur : celles dont on ne garde que le total, et celles qui n'en ont pas. */
export type Detail = { totaux: number[]; sansTotal: { rang: number; titre: string }[] };

/**
 * STAT-40 : dans un fichier long de l'Insee, une colonne que l'on ne reprend pas et qui dit « _T » détaille la valeur : seul le total se prend.
 * Un détail par sexe ou par âge sans total, ou un seul sexe, ne donne pas le chiffre de tous : rien ne s'en prend.
 */
export function detailDe({ rangees }: Pick<Feuille, "rangees">, { entete, colonnes }: Reglage): Detail {
  const lignes = rangees.slice(entete + 1);
  const detail: Detail = { totaux: [], sansTotal: [] };
  for (const [rang, titre] of (rangees[entete] ?? []).entries()) {
    if ((colonnes[rang]?.cible ?? "aucune") !== "aucune") continue;
    const dits = new Set(lignes.map((ligne) => (ligne[rang] ?? "").trim()).filter(Boolean));
    if (dits.has(TOUS)) detail.totaux.push(rang);
    else if (dits.size > (SEULS.includes(titre.trim()) ? 0 : 1) && TITRES.includes(titre.trim()))
      detail.sansTotal.push({ rang, titre: titre.trim() });
  }
  return detail;
}

/** Une ligne qui ne parle que d'une partie : d'un sexe, d'un âge. */
export const estPartielle = ({ totaux }: Detail, cellules: readonly string[]): boolean =>
  totaux.some((rang) => (cellules[rang] ?? "").trim() !== TOUS);
