import { z } from "zod";
import { libre, requis, VERSION } from "../forms.ts";
import { ATTENDUS } from "./model.ts";
import type { RefusPoint } from "./rules.ts";

const duree = z
  .string()
  .trim()
  .default("")
  .refine(
    (texte) => texte === "" || (/^\d{1,3}$/.test(texte) && Number(texte) >= 1 && Number(texte) <= 480),
    "Combien de minutes : un nombre, de 1 à 480",
  )
  .transform((texte) => (texte === "" ? null : Number(texte)));

export const POINT = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  titrePoint: requis("Dites de quoi on parlera", 300),
  attendu: z.enum(ATTENDUS, "Dites ce que l’on attend de la réunion"),
  expose: libre(5000),
  duree,
  version: VERSION.default(0),
});

export const PHRASES_POINT: Record<RefusPoint, string> = {
  "ordre-du-jour-clos":
    "Le relevé de cette réunion est approuvé, ou elle est annulée : son ordre du jour ne bouge plus.",
  "deja-inscrit": "Ce point vient d’être inscrit ailleurs.",
  "titre-vide": "Dites de quoi on parlera.",
};
