import { z } from "zod";
import { ACCUEILS_DEUX_ANS } from "./model.ts";

const version = z.coerce.number().int().min(0).catch(0);

const compte = (message: string, max: number) =>
  z
    .string()
    .trim()
    .default("")
    .refine((texte) => texte === "" || (/^\d{1,4}$/.test(texte) && Number(texte) <= max), message)
    .transform((texte) => (texte === "" ? null : Number(texte)));

export const ECOLE = z.object({
  nom: z
    .string({ error: "Nommez l’école." })
    .trim()
    .min(1, "Nommez l’école.")
    .max(200, "Ce nom est trop long : 200 caractères au plus."),
  commune: z.string({ error: "Dites dans quelle commune." }).trim().min(1, "Dites dans quelle commune."),
  secteur: z
    .string()
    .default("")
    .transform((zone) => zone || null),
  publique: z
    .string()
    .default("oui")
    .transform((dite) => dite === "oui"),
  deuxAns: z.enum(ACCUEILS_DEUX_ANS).catch("inconnu"),
  version,
});

const ELEVES = "Donnez un nombre entier d’élèves, 2 000 au plus.";
export const EFFECTIF = z.object({
  rentree: z.coerce
    .number({ error: "Donnez l’année de la rentrée, comme 2025." })
    .int("Donnez l’année de la rentrée, comme 2025.")
    .min(1980, "Donnez l’année de la rentrée, comme 2025.")
    .max(2100, "Donnez l’année de la rentrée, comme 2025."),
  tps: compte(ELEVES, 2000),
  ps: compte(ELEVES, 2000),
  ms: compte(ELEVES, 2000),
  gs: compte(ELEVES, 2000),
  classes: compte("Donnez un nombre entier de classes, 200 au plus.", 200),
});

export const COMMUNE_INCONNUE = "On ne reconnaît pas cette commune : choisissez-la dans la liste.";
export const SECTEUR_INCONNU = "Choisissez un secteur de la liste.";
