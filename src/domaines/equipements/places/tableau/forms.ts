import { z } from "zod";
import { estMois, type Mois } from "#commun/mois.ts";
import type { Apport } from "./model.ts";

const mois = z
  .string()
  .refine(estMois)
  .transform((valeur) => valeur as Mois);

const APPORT = z.discriminatedUnion("genre", [
  z.object({
    genre: z.literal("places"),
    lues: z
      .array(z.object({ section: z.string(), mois, places: z.array(z.int().min(-999).max(999)).length(10) }))
      .max(2000),
  }),
  z.object({
    genre: z.literal("enfants"),
    lues: z
      .array(
        z.object({
          repere: z.string().max(20),
          naissance: mois,
          entree: mois,
          sortie: mois.nullable(),
          semaine: z.int().min(1).max(1023),
        }),
      )
      .max(2000),
  }),
]);

/** Ce que la page de relecture renvoie ; rien si ce n'est pas elle qui l'a écrit. */
export function relireApport(texte: string): Apport | null {
  try {
    const lu = APPORT.safeParse(JSON.parse(texte));
    return lu.success ? { ...lu.data, fautes: [] } : null;
  } catch {
    return null;
  }
}

export const PHRASES_TABLEAU: Record<"colonnes" | "vide" | "sans-fichier" | "format-inconnu", string> = {
  colonnes:
    "Il y manque des colonnes : le mois et la section, ou la naissance et l’entrée, puis les dix demi-journées. Le modèle les montre toutes.",
  vide: "Aucune ligne de ce tableau n’est remplie.",
  "format-inconnu": "Ce fichier n’est pas un tableau : déposez un .csv, un .xlsx ou un .ods.",
  "sans-fichier": "Choisissez un tableau : CSV, Excel ou OpenDocument.",
};
