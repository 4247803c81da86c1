import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { GENRES_NOEUD } from "../model.ts";

/** `id` : celui du nœud à venir, décidé quand le formulaire est servi, pour que l’envoyer deux fois n’en fasse pas deux. */
export const NOEUD = z.object({
  id: z.uuid().optional().catch(undefined),
  genre: z.enum(GENRES_NOEUD, "Choisissez le genre du nœud"),
  code: z.string().trim().max(20, "Un code tient en 20 signes").default(""),
  libelle: z.string().trim().min(1, "Donnez un intitulé au nœud").max(400, "Un intitulé tient en 400 signes"),
  parent: z.string().default(""),
  impacts: lines,
  lu: z.string().default(""),
  confirme: z.string().default(""),
  ordre: z
    .string()
    .trim()
    .default("")
    .refine((dit) => dit === "" || /^[1-9]\d{0,2}$/.test(dit), "Le rang est un nombre, par exemple 2")
    .transform((dit) => (dit === "" ? null : Number(dit))),
});

export const SCHEMA = z.object({
  libelle: z
    .string()
    .trim()
    .min(1, "Nommez le schéma, par exemple « Intérêt » ou « Phase »")
    .max(80, "Un nom tient en 80 signes"),
  valeurs: lines
    .refine((valeurs) => valeurs.length > 0, "Donnez au moins une valeur, une par ligne")
    .refine((valeurs) => valeurs.length <= 30, "Un schéma tient en 30 valeurs")
    .refine((valeurs) => valeurs.every((valeur) => valeur.length <= 200), "Une valeur tient en 200 signes"),
  lu: z.string().default(""),
});
