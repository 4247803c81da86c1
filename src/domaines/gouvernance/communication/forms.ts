import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { jourLibre, libre, requis, VERSION } from "../forms.ts";
import { ETATS_COMMUNICATION } from "./model.ts";

export const ACTION = z.object({
  id: z.uuid("Rouvrez cette page"),
  version: VERSION.default(0),
  titre: requis("Nommez l’action"),
  objet: libre(),
  debut: jourLibre,
  fin: jourLibre,
  supports: lines,
  logos: z
    .string()
    .optional()
    .transform((dit) => dit === "oui"),
  mention: libre(500),
  diffusion: lines,
  etat: z.enum(ETATS_COMMUNICATION, "Dites où en est l’action"),
  decision: z
    .string()
    .default("")
    .transform((id) => id || null),
});
