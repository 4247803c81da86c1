import { z } from "zod";
import { jour, nombreOuRien, texteRequis } from "../forms.ts";
import { PARAMETRES } from "./model.ts";

const NOMBRE = "Donnez un nombre, comme 2 600";

export const VALEUR = z.object({
  code: z.enum(PARAMETRES, "Dites de quoi il s’agit"),
  debut: jour("Donnez le jour à partir duquel il vaut"),
  valeur: nombreOuRien(NOMBRE)
    .refine((nombre) => nombre !== null, NOMBRE)
    .transform((nombre) => nombre ?? 0),
  source: texteRequis("Dites d’où vient ce chiffre"),
});

export const CLE = z.object({ code: z.enum(PARAMETRES), debut: jour("Rouvrez cette page") });
