import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { CHAMPS_LOT } from "./rules.ts";

export const LOT = z.object({
  fiche: lines,
  champ: z.enum(CHAMPS_LOT, "Choisissez ce qui change"),
  maniere: z.enum(["remplacer", "ajouter", "retirer"], "Choisissez comment"),
  priorite: z.string().default(""),
  noeuds: lines,
  noms: lines,
  /** Ce que l'aperçu a montré : « fiche version », une par ligne. */
  lue: lines,
});
export type SaisieLot = z.output<typeof LOT>;
