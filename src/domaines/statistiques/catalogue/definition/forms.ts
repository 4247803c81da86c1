import { z } from "zod";
import { PRODUCTEURS, THEMES } from "../model.ts";
import { GENRES_FORMULE } from "./rules.ts";

const requis = (message: string, max: number) =>
  z.string().trim().min(1, message).max(max, `Ce champ tient en ${max} signes.`);

export const formDefinition = z.object({
  version: z.coerce.number().int().min(0).default(0),
  nom: requis("Nommez ce chiffre.", 120),
  theme: z.enum(THEMES, "Choisissez un thème."),
  definition: requis("Dites ce que ce chiffre compte.", 500),
  genre: z.enum(GENRES_FORMULE, "Choisissez comment ce chiffre se compose."),
  unite: z.string().trim().max(40, "L’unité tient en 40 signes.").default(""),
  decimales: z
    .string()
    .trim()
    .default("0")
    .refine((texte) => /^[0-3]$/.test(texte), "De 0 à 3 décimales.")
    .transform(Number),
  producteur: z.enum(PRODUCTEURS, "Choisissez un producteur."),
  methode: requis("Dites comment il se relève.", 500),
  licence: requis("Dites à quelles conditions il se réutilise.", 120),
  publique: z
    .string()
    .optional()
    .transform((coche) => coche === "1"),
});

export const PHRASES_DEFINITION = {
  "nom-deja-pris": "Un chiffre porte déjà ce nom : reprenez-le, ou nommez le vôtre autrement.",
  "nom-illisible": "Ce nom ne peut pas servir d’adresse : commencez-le par une lettre, et prenez un autre mot.",
} as const;
