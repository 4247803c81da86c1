import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

export const SERVICE = z.object({
  nom: z
    .string()
    .trim()
    .min(1, "Nommez le service, par exemple « Ludothèque itinérante »")
    .max(120, "Un nom tient en 120 signes"),
  public: z.string().trim().max(120, "Un public tient en 120 signes").default(""),
  itinerant: z
    .string()
    .optional()
    .transform((valeur) => valeur !== undefined),
  equipement: z
    .string()
    .default("")
    .transform((valeur) => valeur || null),
});

const heure = (quoi: string) =>
  z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, `Donnez l’heure ${quoi}, par exemple 09:00`);
const jour = (faute: string) =>
  z
    .string()
    .refine(estJour, faute)
    .transform((texte) => texte as Jour);

export const ARRET = z
  .object({
    commune: z.string().max(5).default(""),
    lieu: z.string().trim().max(120, "Un lieu tient en 120 signes").default(""),
    de: heure("d’arrivée"),
    a: heure("de départ"),
    debut: jour("Donnez le jour du premier passage : les suivants tombent le même jour de la semaine"),
    fin: z
      .string()
      .default("")
      .refine((texte) => texte === "" || estJour(texte), "Donnez un jour du calendrier")
      .transform((texte) => (texte || null) as Jour | null),
    rythme: z.coerce.number("Choisissez un rythme").int().min(1, "Choisissez un rythme").max(8, "Choisissez un rythme"),
  })
  .refine(({ de, a }) => de < a, { path: ["a"], message: "Le départ vient après l’arrivée" })
  .refine(({ debut, fin }) => fin === null || fin >= debut, {
    path: ["fin"],
    message: "Le dernier passage ne vient pas avant le premier",
  });

export const EXCEPTION = z.object({
  arret: z.string().min(1, "Choisissez l’arrêt"),
  jour: jour("Donnez le jour"),
  genre: z.enum(["annule", "ajoute"], "Dites si le passage est annulé ou ajouté"),
  motif: z.string().trim().max(200, "Un motif tient en 200 signes").default(""),
});
