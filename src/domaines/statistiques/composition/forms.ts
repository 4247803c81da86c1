import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { lireAnnee } from "../apport/nombre/rules.ts";
import type { RefusComposition } from "./rules.ts";

const lieu = z.string().regex(/^(?:epci|bassin):.{1,80}$/, "Choisissez un territoire.");
const debut = z
  .string()
  .trim()
  .refine((texte) => /^\d{4}$/.test(texte) && lireAnnee(texte) !== null, "Donnez une année, comme 2017.")
  .transform(Number);

export const formComposition = z.object({
  lieu,
  debut,
  communes: lines.refine((noms) => noms.length <= 600, "Six cents communes au plus."),
  source: z
    .string()
    .trim()
    .min(1, "Dites d’où vient cette composition : un arrêté, le code officiel d’une année.")
    .max(300, "La source tient en 300 signes."),
});

export const formRetrait = z.object({ lieu, debut });

export const PHRASES_COMPOSITION: Record<RefusComposition, readonly [string, string]> = {
  "sans-commune": ["communes", "Nommez au moins une commune."],
  "annee-a-venir": ["debut", "Cette année n’a pas commencé."],
  "deja-dite": ["debut", "La composition de cette année est déjà dite : retirez-la d’abord."],
};
