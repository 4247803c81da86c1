import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";

const nombre = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .transform((texte) => texte.replace(",", "."))
    .refine((texte) => /^\d{1,4}(\.\d+)?$/.test(texte), message)
    .transform(Number);

const requis = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(300, "Ce champ tient en 300 signes.");

export const PROFIL = z.object({
  nom: requis("Donnez un nom à ces hypothèses."),
  depuis: z
    .string({ error: "Dites à partir de quel jour." })
    .refine(estJour, "Dites à partir de quel jour.")
    .transform((texte) => texte as Jour),
  paliers: lines,
  detour: nombre("Donnez le détour, comme 1,3."),
  rurale: nombre("Donnez la vitesse, comme 60."),
  periurbaine: nombre("Donnez la vitesse, comme 50."),
  dense: nombre("Donnez la vitesse, comme 25."),
  depart: nombre("Donnez les minutes de départ, comme 1."),
  memePoint: nombre("Donnez les minutes, comme 2."),
  source: requis("Dites d’où viennent ces nombres."),
});
