import { z } from "zod";
import { estTerme } from "../etat/rules.ts";
import { ETATS_JALON } from "../jalon/model.ts";

/** Un jalon tapé, ou changé. */
export const JALON = z.object({
  libelle: z.string().trim().min(1, "Dites ce qui sera fait").max(500, "Une étape tient en 500 signes"),
  terme: z
    .string()
    .trim()
    .default("")
    .refine(
      (terme) => terme === "" || estTerme(terme),
      "Écrivez une année, un mois ou un jour : 2027, 2027-09, 2027-09-15",
    )
    .transform((terme) => terme || null),
});

export const ETAT_JALON = z.object({ etat: z.enum(ETATS_JALON), version: z.coerce.number().int() });

/** Qui répond : un référent pour la fiche, ou les collectivités qui en portent chacune une part. */
export const VOLETS = z.object({
  referent: z.string().default(""),
  collectivites: z
    .string()
    .default("")
    .transform((texte) => [...new Set(texte.split("\n").filter(Boolean))]),
});
