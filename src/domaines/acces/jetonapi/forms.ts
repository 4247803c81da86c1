import { z } from "zod";
import { PORTEES } from "#commun/portee.ts";
import { lines } from "#platform/forms.ts";
import { DUREES, type Duree } from "./model.ts";

export const jetonForm = z.object({
  nom: z
    .string({ error: "Nommez ce jeton." })
    .trim()
    .min(1, "Nommez ce jeton : le programme ou la personne qui s’en servira.")
    .max(80, "Ce nom est trop long."),
  portees: lines.pipe(
    z.array(z.enum(PORTEES, "Choisissez parmi ces portées.")).min(1, "Choisissez au moins une portée."),
  ),
  duree: z.enum(Object.keys(DUREES) as [Duree, ...Duree[]], "Choisissez une durée."),
});
