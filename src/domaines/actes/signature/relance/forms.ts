import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

/** Les jours de relance choisis, chacun une fois. */
export const JOURS = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  relances: z
    .string()
    .max(1000, "Trop de jours.")
    .default("")
    .transform((texte) => [
      ...new Set(
        texte
          .split("\n")
          .map((un) => un.trim())
          .filter(Boolean),
      ),
    ])
    .refine((jours) => jours.every(estJour), "Une relance est un jour : 30/11/2026.")
    .transform((jours) => jours as Jour[]),
});
