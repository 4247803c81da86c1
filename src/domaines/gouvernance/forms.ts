import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

/** La version lue, que le formulaire rend : écrite par quelqu'un entre-temps, 409. */
export const VERSION = z.coerce.number().int().min(0).max(2_000_000_000);

export const requis = (message: string, max = 300) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(max, `Ce texte tient en ${max.toLocaleString("fr-FR")} signes`);

export const libre = (max = 2000) =>
  z
    .string()
    .trim()
    .max(max, `Ce texte tient en ${max.toLocaleString("fr-FR")} signes`)
    .default("");

export const jourRequis = (message: string) =>
  z
    .string(message)
    .trim()
    .refine(estJour, message)
    .transform((texte) => texte as Jour);

export const jourLibre = z
  .string()
  .trim()
  .default("")
  .refine((texte) => texte === "" || estJour(texte), "Donnez un jour, par exemple 12/06/2026")
  .transform((texte) => (texte === "" ? null : (texte as Jour)));
