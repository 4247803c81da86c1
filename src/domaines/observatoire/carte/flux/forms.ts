import { z } from "zod";
import { lines } from "#platform/forms.ts";
import type { RefusFlux } from "./rules.ts";

export const fluxForm = z.object({
  theme: z
    .string({ error: "Dites ce qui va d’une commune à l’autre." })
    .trim()
    .min(1, "Dites ce qui va d’une commune à l’autre, par exemple « Enfants accueillis en crèche ».")
    .max(120, "Ce titre est trop long : 120 caractères au plus."),
  millesime: z.coerce
    .number({ error: "Donnez l’année, par exemple 2025." })
    .int("Donnez l’année, par exemple 2025.")
    .min(1990, "Donnez l’année, par exemple 2025.")
    .max(2100, "Donnez l’année, par exemple 2025."),
  source: z
    .string({ error: "Dites d’où viennent ces nombres." })
    .trim()
    .min(1, "Dites d’où viennent ces nombres.")
    .max(200, "Cette source est trop longue : 200 caractères au plus."),
  lue: z.string().default(""),
  lignes: lines
    .refine((lues) => lues.length > 0, "Écrivez au moins une ligne.")
    .refine((lues) => lues.length <= 2000, "2 000 lignes au plus."),
});

export const retraitForm = z.object({
  theme: z.string({ error: "Dites quelle série." }),
  annee: z.coerce.number({ error: "Donnez l’année." }),
  lue: z.string({ error: "Relisez la série avant de la retirer." }),
});

export const PHRASES_FLUX: Record<RefusFlux, string> = {
  "ligne-illisible": "se lit mal : écrivez « commune de départ ; commune d’arrivée ; combien »",
  "nombre-nul": "ne compte personne : retirez-la",
};
