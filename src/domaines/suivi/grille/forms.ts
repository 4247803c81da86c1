import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { FREQUENCES_GRILLE } from "./model.ts";

const libelle = z
  .string()
  .trim()
  .min(1, "Nommez la grille, par exemple « Statistiques du relais »")
  .max(120, "Un nom tient en 120 signes");

export const NOUVELLE = z.object({
  libelle,
  frequence: z.enum(FREQUENCES_GRILLE, "Choisissez le rythme de la grille"),
});

export const GRILLE = z.object({
  libelle,
  indicateurs: lines.refine((ids) => ids.length > 0, "Choisissez au moins un indicateur"),
});
