import { z } from "zod";
import { estJour } from "#commun/jour.ts";

const nombre = (min: number, max: number, phrase: string) =>
  z.coerce.number(phrase).int(phrase).min(min, phrase).max(max, phrase);

export const conservationForm = z.object({
  brouillonJours: nombre(1, 90, "De 1 à 90 jours."),
  closeMois: nombre(0, 24, "De 0 à 24 mois."),
  accueilMois: nombre(0, 60, "De 0 à 60 mois."),
  tableau: z.string().trim().max(200, "Deux cents signes au plus.").default(""),
});

export const visaForm = z.object({
  version: z.coerce.number().int(),
  viseeLe: z.string().refine(estJour, "Donnez le jour du visa."),
  autorite: z.string().trim().min(1, "Dites qui a visé.").max(200, "Deux cents signes au plus."),
  reference: z.string().trim().min(1, "Donnez la référence du visa.").max(100, "Cent signes au plus."),
});

export const versionForm = z.object({ version: z.coerce.number().int() });

export const PHRASES_PURGE: Record<"ouverte" | "rien" | "etat" | "date", string> = {
  ouverte: "Une purge est déjà en cours : exécutez-la ou abandonnez-la d’abord.",
  rien: "Aucune famille n’a passé son terme : il n’y a rien à proposer.",
  etat: "Cette purge n’en est plus là.",
  date: "Le visa se donne entre le jour de la proposition et aujourd’hui.",
};
