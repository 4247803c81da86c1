import { z } from "zod";

/** Ce qui accompagne une valeur : la période, un mot, et ce qui la prouve. */
export const SAISIE = z.object({
  periode: z.string().default(""),
  commentaire: z.string().trim().max(2000, "Un commentaire tient en 2 000 signes").default(""),
  preuve: z.string().trim().max(500, "Une preuve tient en 500 signes : un lien, ou où la trouver").default(""),
});
