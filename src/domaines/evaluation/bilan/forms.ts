import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { GENRES_BILAN } from "./model.ts";

const jour = (message: string) =>
  z
    .string()
    .trim()
    .refine(estJour, message)
    .transform((texte) => texte as Jour);
const version = z.coerce.number().int().min(0).max(2_000_000_000);
const instance = z.string().trim().max(300, "Une instance se nomme en 300 signes").default("");

export const NOUVEAU = z.object({
  id: z.uuid("Rouvrez cette page pour créer le bilan"),
  genre: z.enum(GENRES_BILAN, "Choisissez ce que vous préparez"),
  titre: z.string().trim().max(200, "Un titre tient en 200 signes").default(""),
  debut: jour("Donnez le premier jour de la période, par exemple 01/01/2026"),
  fin: jour("Donnez le dernier jour de la période, par exemple 31/12/2026"),
});

export const IDENTITE = NOUVEAU.omit({ id: true, genre: true }).extend({ version });

export const PASSAGE = z.object({
  vers: z.enum(["brouillon", "relecture", "adopte", "fige"]),
  version,
  instance,
  adopteLe: z
    .string()
    .trim()
    .default("")
    .refine((texte) => texte === "" || estJour(texte), "Donnez une date du calendrier, par exemple 12/06/2026")
    .transform((texte) => (texte === "" ? null : (texte as Jour))),
});
