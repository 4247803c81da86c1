import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import type { Questionnaire } from "./model.ts";

const texte = (max: number) => z.string().trim().max(max, `Ce texte tient en ${max} signes`).default("");

const jour = (faute: string) =>
  z
    .string()
    .refine(estJour, faute)
    .transform((brut) => brut as Jour);

export const FERMETURE = z.object({ fermeLe: jour("Donnez le dernier jour où l’on répond") });

const niveaux = lines.refine((lignes) => lignes.every((ligne) => ligne.length <= 60), "Un niveau tient en 60 signes");

export const QUESTIONNAIRE = FERMETURE.extend({
  titre: z
    .string()
    .trim()
    .min(1, "Donnez un titre, par exemple « Votre avis sur la halte-garderie »")
    .max(120, "Un titre tient en 120 signes"),
  accueil: texte(400),
  question1: texte(200),
  niveaux1: niveaux,
  question2: texte(200),
  niveaux2: niveaux,
  libre: texte(200),
  indicateur: z.string().default(""),
});

const rang = z
  .string()
  .optional()
  .transform((brut) => (brut !== undefined && /^\d$/.test(brut) ? Number(brut) : null));

/** Ce que l'on répond : un niveau par question, quelques mots, et le formulaire d'où cela vient. */
export const REPONSE = z.object({
  envoi: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  q0: rang,
  q1: rang,
  libre: texte(1000),
  confirme: z.string().optional(),
});

export const retourDe = ({ questions }: Questionnaire, { envoi, q0, q1, libre }: z.output<typeof REPONSE>) => ({
  envoi,
  niveaux: [q0, q1].slice(0, questions.length),
  libre,
});
