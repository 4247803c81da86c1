import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { PRODUCTEURS } from "../catalogue/model.ts";

const producteur = z.enum(PRODUCTEURS, "Choisissez un producteur.");
const debut = z
  .string()
  .trim()
  .refine(estJour, "Donnez un jour : depuis quand ce seuil vaut.")
  .transform((texte) => texte as Jour);

export const formSeuil = z.object({
  producteur,
  debut,
  seuil: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Le seuil est un nombre entier, de 0 à 999.")
    .transform(Number),
  source: z
    .string()
    .trim()
    .min(1, "Dites qui demande ce seuil : une convention, une règle du producteur.")
    .max(300, "La source tient en 300 signes."),
});

export const formRetrait = z.object({ producteur, debut });
