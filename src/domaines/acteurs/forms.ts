import { z } from "zod";
import { GENRES_ACTEUR, SORTES } from "./model.ts";
import type { RefusActeur, RefusFusion } from "./rules.ts";

const texte = z
  .string()
  .default("")
  .transform((valeur) => valeur.trim() || null);

export const acteurForm = z.object({
  sorte: z.enum(SORTES, { error: "Dites si c’est une organisation ou une personne." }),
  nom: z
    .string({ error: "Donnez un nom." })
    .trim()
    .min(1, "Donnez un nom.")
    .max(300, "Ce nom est trop long : 300 caractères au plus."),
  nomCourt: texte,
  genre: z
    .string()
    .default("")
    .transform((valeur) => GENRES_ACTEUR.find((genre) => genre === valeur) ?? null),
  code: texte,
  qualite: texte,
  courriel: texte.refine(
    (valeur) => !valeur || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
    "Cette adresse de courriel est incomplète.",
  ),
  organisation: texte,
  compte: texte,
  version: z.coerce.number().int().default(1),
});

export const fusionForm = z.object({
  garde: z.string({ error: "Dites sous quel acteur le garder." }).trim().min(1, "Dites sous quel acteur le garder."),
});

export const PHRASES_ACTEUR: Record<RefusActeur, [champ: string, phrase: string]> = {
  "nom-deja-pris": [
    "nom",
    "Un acteur de cet espace porte déjà ce nom. Si c’est le même, complétez sa fiche : une seconde fonction se dit dans sa qualité et ses rôles. Sinon, distinguez-les : « Marie Dupont (Condat) ».",
  ],
  "organisation-inconnue": ["organisation", "Cette organisation n’est pas dans l’espace : ajoutez-la d’abord."],
  "compte-inconnu": ["compte", "Ce compte ne porte aucun rôle dans l’espace : choisissez dans la liste."],
};

export const PHRASES_FUSION: Record<RefusFusion, string> = {
  "acteur-inconnu": "Aucun acteur de l’espace ne porte ce nom.",
  "meme-acteur": "C’est le même acteur : choisissez l’autre.",
  "sortes-differentes": "Une personne et une organisation ne peuvent pas être le même acteur.",
  "deja-fusionne": "L’un des deux est déjà gardé sous un autre nom.",
};
