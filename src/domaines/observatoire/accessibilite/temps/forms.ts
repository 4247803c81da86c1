import { z } from "zod";

export const TEMPS = z.object({
  source: z
    .string({ error: "Dites d’où viennent ces temps." })
    .trim()
    .min(1, "Dites d’où viennent ces temps.")
    .max(300, "Ce champ tient en 300 signes."),
  complet: z
    .string()
    .default("")
    .transform((coche) => coche === "oui"),
  lignes: z.string().default(""),
});

export const RIEN_DE_LU = "Aucune ligne ne dit un temps entre deux communes de ce territoire ou de ses voisines.";
