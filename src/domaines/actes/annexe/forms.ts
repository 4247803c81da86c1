import { z } from "zod";

export const complementForm = z.object({
  texte: z
    .string()
    .default("")
    .transform((valeur) => valeur.replace(/\r\n?/g, "\n").trim())
    .refine(
      (valeur) => valeur.length <= 60_000,
      "Ce texte dépasse 60 000 signes : joignez plutôt un document à la bibliothèque.",
    ),
  version: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
});
