import { z } from "zod";
import { jour, texte } from "../forms.ts";
import type { RefusSuite } from "./rules.ts";

export const suiteForm = z.object({
  titre: z
    .string()
    .default("")
    .transform((valeur) => valeur.trim())
    .refine(Boolean, "Donnez un titre à la convention."),
  caf: texte,
  debut: jour,
  fin: jour,
});

export const PHRASES_SUITE: Record<RefusSuite, [champ: string, phrase: string]> = {
  "pas-signee": ["titre", "Cette convention n’est pas signée : il n’y a rien à reconduire."],
  "suite-trop-tot": ["debut", "La suite commence après le dernier jour de la convention qu’elle renouvelle."],
  "suite-deja-ouverte": ["titre", "Sa suite est déjà ouverte : continuez-la."],
};
