import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { GENRES_ZONE } from "./model.ts";
import type { RefusZone } from "./rules.ts";

export const zoneForm = z.object({
  genre: z.enum(GENRES_ZONE, { error: "Choisissez ce que c’est." }),
  nom: z
    .string({ error: "Donnez un nom." })
    .trim()
    .min(1, "Donnez un nom.")
    .max(200, "Ce nom est trop long : 200 caractères au plus."),
  code: z
    .string()
    .default("")
    .transform((valeur) => valeur.trim().toUpperCase() || null),
  communes: lines,
  version: z.coerce.number().int().default(1),
});

export const PHRASES_ZONE: Record<RefusZone, [champ: string, phrase: string]> = {
  "nom-deja-pris": ["nom", "Une zone du même genre porte déjà ce nom."],
  "sans-commune": ["communes", "Nommez au moins une commune."],
  "departement-inconnu": ["code", "Donnez le code d’un département, comme 48 ou 2A."],
};

export const phraseInconnues = (noms: readonly string[]): string =>
  `On ne reconnaît pas ${noms.map((nom) => `« ${nom} »`).join(", ")} : écrivez le nom entier, ou le nom suivi du département, comme « Colombier (42) ».`;
