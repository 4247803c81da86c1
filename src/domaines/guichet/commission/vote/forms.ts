import { z } from "zod";
import { PORTEES } from "./model.ts";

const voix = (quoi: string) =>
  z
    .string()
    .default("")
    .transform((texte) => texte.trim() || "0")
    .refine((texte) => /^\d{1,3}$/.test(texte), `Combien de voix ${quoi} : un nombre`)
    .transform(Number);

/** Un vote que l'on compte. */
export const VOTE = z.object({
  portee: z.enum(PORTEES, "Choisissez ce que l’on vote"),
  objet: z.string().trim().min(1, "Dites ce qui est voté").max(300, "Trois cents signes au plus"),
  pour: voix("pour"),
  contre: voix("contre"),
  abstentions: voix("d’abstention"),
  preside: z
    .enum(["", "pour", "contre"])
    .default("")
    .transform((dit) => dit || null),
});
