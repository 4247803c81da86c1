import { z } from "zod";
import type { RefusTache } from "./tache/rules.ts";

export const gesteForm = z.object({
  vers: z.enum(["ouverte", "traitee", "ecartee"], "Choisissez ce que devient cette tâche."),
  motif: z
    .string()
    .default("")
    .transform((texte) => texte.trim().slice(0, 2000)),
  version: z.coerce.number().int().positive(),
});

const nombre = (min: number, max: number, phrase: string) =>
  z.preprocess(
    (dit) => (typeof dit === "string" ? dit.trim().replace(",", ".") : dit),
    z.coerce.number({ error: phrase }).min(min, phrase).max(max, phrase),
  );

/** Les bornes de chaque règle sont dites avec elle. */
export const regleForm = ([min, max]: readonly [number, number]) =>
  z.object({
    active: z
      .string()
      .optional()
      .transform((texte) => texte === "oui"),
    seuil: nombre(min, max, `Donnez un nombre de ${min} à ${max}.`),
    duree: nombre(1, 20, "Donnez un nombre d’années, de 1 à 20.")
      .refine((annees) => Number.isInteger(annees), "Donnez un nombre entier d’années.")
      .default(1),
    version: z.coerce.number().int().nonnegative(),
  });

export const PHRASES_TACHE: Record<RefusTache, string> = {
  "sans-motif": "Dites en quelques mots ce qui a été fait, ou pourquoi cela ne compte pas.",
  "deja-close": "Cette tâche est déjà close : rouvrez-la d’abord.",
  "deja-ouverte": "Cette tâche est déjà ouverte.",
};
