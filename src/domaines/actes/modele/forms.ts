import { z } from "zod";
import { NATURES_MODELE } from "./model.ts";

export const modeleForm = z.object({
  nature: z.enum(NATURES_MODELE, { error: "Dites ce que ce modèle sert à écrire." }),
  nom: z
    .string()
    .trim()
    .max(120, "Un nom tient en 120 signes.")
    .default("")
    .refine(Boolean, "Donnez un nom au modèle."),
});
