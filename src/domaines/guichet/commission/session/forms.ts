import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { estMois, type Mois } from "#commun/mois.ts";
import { lines } from "#platform/forms.ts";

const jour = (phrase: string) =>
  z
    .string()
    .refine(estJour, phrase)
    .transform((texte) => texte as Jour);
const mois = (phrase: string) =>
  z
    .string()
    .refine(estMois, phrase)
    .transform((texte) => texte as Mois);

/** Une commission que l'on prépare : quand, pour quels mois, dans quelles structures. */
export const COMMISSION = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  nom: z.string().trim().min(1, "Donnez un nom à la séance").max(120, "Ce nom tient en 120 signes"),
  le: jour("Donnez le jour de la séance"),
  deMois: mois("Donnez le premier mois d’entrée, comme 2027-01"),
  aMois: mois("Donnez le dernier mois d’entrée, comme 2027-08"),
  structures: lines,
  delai: z.coerce
    .number("Un nombre de jours")
    .int("Un nombre entier de jours")
    .min(1, "Un jour au moins")
    .max(90, "Quatre-vingt-dix jours au plus"),
  risque: z.coerce.number().min(0).max(0.5, "Choisissez un risque de la liste").default(0),
  version: z.coerce.number().int().max(2_000_000_000).default(0),
});
