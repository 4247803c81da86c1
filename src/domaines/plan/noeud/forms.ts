import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { GENRES_NOEUD } from "../model.ts";

export const NOEUD = z.object({
  genre: z.enum(GENRES_NOEUD, "Choisissez le genre du nœud"),
  code: z.string().trim().max(20, "Un code tient en 20 signes").default(""),
  libelle: z.string().trim().min(1, "Donnez un intitulé au nœud").max(400, "Un intitulé tient en 400 signes"),
  parent: z.string().default(""),
  impacts: lines,
  lu: z.string().default(""),
  confirme: z.string().default(""),
  ordre: z.coerce.number("Le rang est un nombre, par exemple 2").int().min(1, "Le premier rang est 1").default(1),
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
