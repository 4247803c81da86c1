import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { GENRES_OBSERVATION } from "./model.ts";

export const OBSERVATION = z.object({
  genre: z.enum(GENRES_OBSERVATION, "Dites si c’est une parole ou une observation"),
  jour: z
    .string()
    .refine(estJour, "Donnez le jour")
    .transform((texte) => texte as Jour),
  texte: z.string().trim().min(1, "Écrivez ce qui a été dit ou vu").max(2000, "Une observation tient en 2 000 signes"),
  contexte: z.string().trim().max(200, "Le contexte tient en 200 signes").default(""),
  confirme: z.string().optional(),
});
