import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { CLASSES } from "./model.ts";

export const AJUSTEMENT = z.object({
  id: z.string().default(""),
  version: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  texte: z
    .string()
    .trim()
    .min(1, "Dites ce que l’on ajuste")
    .max(3000, "Ce texte dépasse 3 000 signes : raccourcissez-le"),
  classe: z.enum(CLASSES, "Dites si cet ajustement est mineur ou significatif"),
  fiches: lines,
});
