import { z } from "zod";
import { motInterdit } from "../interdit/rules.ts";

const requis = (message: string, max: number) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Ce champ tient en ${max} signes`);

/** Un avis : des points, qui le donne, pourquoi ; jamais la nature d'un handicap ou d'une maladie. */
export const AVIS_EXPERT = z.object({
  critere: z.string(),
  points: z
    .string()
    .trim()
    .transform((dit) => dit.replace("−", "-"))
    .refine((dit) => /^-?\d{1,4}$/.test(dit), "Donnez un nombre entier de points")
    .transform(Number),
  auteur: requis("Dites qui donne cet avis, et de quel service", 150),
  motif: requis("Dites pourquoi", 500).refine(
    (dit) => motInterdit(dit)?.motif !== "natureHandicap",
    "N’écrivez ni la nature d’un handicap, ni une maladie : dites ce que l’accueil doit prévoir",
  ),
});

export const OTER = z.object({ critere: z.string() });
