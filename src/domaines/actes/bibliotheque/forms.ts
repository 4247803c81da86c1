import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import type { RefusFichier } from "#domaines/documents/index.ts";
import { GENRES_DOCUMENT } from "./model.ts";

const jour = z
  .string()
  .trim()
  .default("")
  .refine((valeur) => valeur === "" || estJour(valeur), "Cette date n’existe pas.")
  .transform((valeur): Jour | null => (estJour(valeur) ? valeur : null));

export const documentForm = z.object({
  titre: z
    .string()
    .trim()
    .max(200, "Un titre tient en 200 signes.")
    .default("")
    .refine(Boolean, "Donnez un titre au document."),
  genre: z.enum(GENRES_DOCUMENT, { error: "Dites de quel document il s’agit." }),
  jour,
});

/** La phrase de chaque refus d'un fichier. */
export const PHRASES_FICHIER: Record<RefusFichier, string> = {
  "sans-fichier": "Choisissez un fichier.",
  "trop-lourd": "Ce fichier dépasse 20 Mo : réduisez-le, puis recommencez.",
  format:
    "Déposez un PDF, une image (PNG ou JPEG), un Word (.docx) ou un OpenDocument (.odt) ; enregistrez le reste en PDF.",
};
