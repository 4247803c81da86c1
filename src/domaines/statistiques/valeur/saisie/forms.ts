import { z } from "zod";
import { lireAnnee, lireNombre } from "../../apport/nombre/rules.ts";
import type { RefusSaisie } from "./rules.ts";

const nombre = (message: string) =>
  z
    .string()
    .trim()
    .default("")
    .refine((texte) => texte === "" || typeof lireNombre(texte) === "number", message)
    .transform((texte) => {
      const lu = lireNombre(texte);
      return typeof lu === "number" ? lu : null;
    });

const court = (max: number) => z.string().trim().max(max, `Ce champ tient en ${max} signes.`).default("");

export const formSaisie = z.object({
  lieu: z.string().regex(/^[a-z]+:.+$/, "Choisissez un territoire."),
  millesime: z
    .string()
    .trim()
    .refine((texte) => /^\d{4}$/.test(texte) && lireAnnee(texte) !== null, "Donnez une année, comme 2025.")
    .transform(Number),
  valeur: nombre("La valeur est un nombre, comme 71,8."),
  numerateur: nombre("Le numérateur est un nombre."),
  denominateur: nombre("Le dénominateur est un nombre."),
  secret: z
    .string()
    .optional()
    .transform((coche) => coche === "1"),
  contour: court(120),
  rupture: court(120),
  source: z
    .string()
    .trim()
    .min(1, "Dites d’où vient ce chiffre : la source se cite avec lui.")
    .max(300, "La source tient en 300 signes."),
});

export const PHRASES_SAISIE: Record<RefusSaisie, readonly [string, string]> = {
  "rien-dit": ["valeur", "Donnez une valeur, ou dites qu’elle est secrète."],
  "terme-manque": ["denominateur", "Un rapport a deux termes : donnez le numérateur et le dénominateur."],
  negatif: ["valeur", "Ce chiffre ne peut pas être négatif."],
  "terme-de-trop": ["numerateur", "Ce chiffre n’est pas un rapport : donnez seulement sa valeur."],
};
