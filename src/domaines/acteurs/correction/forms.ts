import { z } from "zod";
import type { RefusDemande } from "./model.ts";

const texte = (longueur: number) =>
  z
    .string()
    .trim()
    .max(longueur, `C’est trop long : ${longueur} signes au plus.`)
    .default("")
    .transform((valeur) => valeur || null);

export const reponseForm = z.object({
  version: z.coerce.number().int(),
  nomCourt: texte(60),
  qualite: texte(200),
  courriel: texte(200).refine(
    (valeur) => !valeur || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
    "Cette adresse de courriel est incomplète.",
  ),
  remarque: texte(1000),
});

export const PHRASES_DEMANDE: Record<RefusDemande, string> = {
  "sans-courriel": "Cet acteur n’a pas d’adresse : donnez-la d’abord.",
  "deja-demandee": "Le courriel est parti il y a moins d’une semaine : laissez le temps de répondre.",
  "sans-convention": "Vous ne coordonnez aucune convention de cet espace.",
};
