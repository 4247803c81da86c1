import { z } from "zod";
import { GENRES_ARTICLE } from "#domaines/convention/model.ts";
import { PRESIDENCES, SECRETARIATS } from "#domaines/convention/texte/model.ts";

const LONG = 60_000;
const coche = z
  .string()
  .default("")
  .transform((valeur) => valeur !== "");
const lignes = (max: number, trop: string) =>
  z
    .string()
    .default("")
    .transform((valeur) => valeur.replace(/\r\n?/g, "\n").trim())
    .refine((valeur) => valeur.length <= max, trop);

/** L'empreinte du texte que l'on a ouvert ; la place, pour un texte neuf : après quel autre. */
const PLACE = { empreinte: z.string().max(64).default(""), apres: z.string().max(64).default("") };

export const articleForm = z.object({
  numero: z
    .string()
    .trim()
    .max(20, "Un numéro tient en 20 signes.")
    .default("")
    .transform((valeur) => valeur || null),
  genre: z.enum(GENRES_ARTICLE, { error: "Choisissez de quoi parle l’article." }),
  titre: lignes(300, "Un titre tient en 300 signes.").refine(Boolean, "Donnez un titre à l’article."),
  texte: lignes(LONG, "Ce texte dépasse 60 000 signes : coupez-le en deux articles."),
  ...PLACE,
});

export const visaForm = z.object({
  texte: lignes(2_000, "Un visa tient en 2 000 signes.").refine(Boolean, "Écrivez le visa."),
  incomplet: coche,
  ...PLACE,
});

const vide = z.literal("").transform(() => null);
export const optionsForm = z.object({
  presidence: z.enum(PRESIDENCES).or(vide).catch(null),
  secretariat: z.enum(SECRETARIATS).or(vide).catch(null),
  application: z
    .string()
    .default("")
    .transform((valeur) => (valeur === "oui" ? true : valeur === "non" ? false : null)),
  version: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
});

export const placeForm = z.object({ sens: z.enum(["monter", "descendre"]) });
