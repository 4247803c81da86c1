import { z } from "zod";
import { lines } from "#platform/forms.ts";
import type { RefusPopulation } from "./rules.ts";

export const populationForm = z.object({
  millesime: z.coerce
    .number({ error: "Donnez une année, comme 2023." })
    .int("Donnez une année, comme 2023.")
    .min(1900, "Donnez une année, comme 2023.")
    .max(2100, "Donnez une année, comme 2023."),
  source: z.string({ error: "Dites d’où viennent ces chiffres." }).trim().min(1, "Dites d’où viennent ces chiffres."),
  lignes: lines,
});

export const PHRASES_POPULATION: Record<RefusPopulation, string> = {
  "ligne-illisible": "se lit mal : écrivez « Commune ; population municipale ; population totale »",
  "totale-trop-petite": "a une population totale plus petite que la municipale",
};
