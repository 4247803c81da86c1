import { z } from "zod";
import { term } from "#platform/forms.ts";
import { ETATS_JALON } from "../jalon/model.ts";

/** Un jalon tapé, ou changé. */
export const JALON = z.object({
  libelle: z.string().trim().min(1, "Dites ce qui sera fait").max(500, "Une étape tient en 500 signes"),
  terme: term,
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
