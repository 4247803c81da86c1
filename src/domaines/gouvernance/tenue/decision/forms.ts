import { z } from "zod";
import { jourLibre, libre } from "../../forms.ts";
import { GENRES_DECISION } from "../../decision/model.ts";
import { ADOPTION } from "./model.ts";
import { lireVote } from "./rules.ts";

const VOTE = "Écrivez les voix pour, contre, puis les abstentions : 12, 3, 1";

export const DECISION_SEANCE = z.object({
  objet: libre(300),
  genre: z.enum([...GENRES_DECISION, ADOPTION], "Dites quelle sorte de décision").default("validation"),
  point: z
    .string()
    .trim()
    .default("")
    .refine((dit) => /^\d{0,3}$/.test(dit), "Donnez le numéro du point")
    .transform((dit) => (dit === "" ? null : Number(dit))),
  responsable: libre(200),
  par: libre(300),
  avant: jourLibre,
  vote: z
    .string()
    .trim()
    .max(60, VOTE)
    .default("")
    .refine((dit) => lireVote(dit) !== "illisible", VOTE)
    .transform((dit) => {
      const lu = lireVote(dit);
      return lu === "illisible" ? null : lu;
    }),
});
