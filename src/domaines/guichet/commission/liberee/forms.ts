import { z } from "zod";
import { estMois, type Mois } from "#commun/mois.ts";

/** Une place qui se libère ; les demi-journées cochées, une par ligne. */
export const LIBEREE = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  /** « structure », ou « structure/section ». */
  ou: z.string().min(1, "Choisissez où"),
  mois: z
    .string()
    .refine(estMois, "Donnez le mois, comme 2027-01")
    .transform((texte) => texte as Mois),
  semaine: z
    .string()
    .default("")
    .transform((lignes) =>
      lignes
        .split("\n")
        .filter((ligne) => /^\d$/.test(ligne))
        .reduce((bits, ligne) => bits | (1 << Number(ligne)), 0),
    )
    .refine((bits) => bits > 0, "Cochez au moins une demi-journée"),
  raison: z.string().trim().max(200, "Deux cents signes au plus").default(""),
});

/** Une place donnée hors de la commission. */
export const AILLEURS = z.object({
  numero: z.string().trim().min(1, "Donnez le numéro de la demande").max(40, "Ce n’est pas un numéro de demande"),
  structure: z.string().default(""),
  motif: z.string().trim().min(3, "Dites où l’enfant est accueilli").max(200, "Deux cents signes au plus"),
});
