import { type Refus, refus } from "#commun/refus.ts";

/** EQU-50 : une structure se confie à qui a le rôle de responsable de structure dans l'espace, et une seule fois. */
export function confier(
  { structure, compte }: { structure: string; compte: string },
  { structures, comptes, tenues }: Record<"structures" | "comptes" | "tenues", readonly string[]>,
): null | Refus<"structure" | "compte" | "deja"> {
  if (!structures.includes(structure)) return refus("structure");
  if (!comptes.includes(compte)) return refus("compte");
  return tenues.includes(`${structure}/${compte}`) ? refus("deja") : null;
}

/** EQU-51 : un responsable ne tient que les structures qui lui sont confiées ; celles des autres n'existent pas pour lui. */
export const tientStructure = (siennes: readonly string[], structure: string): boolean => siennes.includes(structure);
