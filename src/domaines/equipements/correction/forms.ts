import { z } from "zod";
import type { RefusDemande } from "#domaines/acteurs/correction/model.ts";
import { prose, texte } from "../volet/champs/forms.ts";

export const REPONSE = z.object({
  version: z.coerce.number().int(),
  telephone: texte(30),
  courriel: texte(200).refine(
    (valeur) => valeur === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
    "Cette adresse de courriel est incomplète.",
  ),
  siteWeb: texte(300).refine(
    (valeur) => valeur === null || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(valeur),
    "Une adresse de site commence par https://.",
  ),
  public: prose(300),
  description: prose(2000),
  remarque: texte(1000),
});

export const PHRASES_DEMANDE: Record<RefusDemande, string> = {
  "sans-courriel": "Cette structure n’a pas d’adresse de courriel : donnez-la d’abord.",
  "deja-demandee": "Le courriel est parti il y a moins d’une semaine : laissez le temps de répondre.",
  "sans-convention": "Aucune convention de cet espace ne vous est ouverte.",
};
