import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

/** Un jour du calendrier, ou la phrase de ce champ. */
export const jour = (message: string) =>
  z
    .string()
    .trim()
    .refine(estJour, message)
    .transform((texte) => texte as Jour);

/** Un jour, ou rien. */
export const jourOuRien = (message: string) =>
  z
    .string()
    .trim()
    .refine((texte) => texte === "" || estJour(texte), message)
    .transform((texte) => (texte === "" ? null : (texte as Jour)))
    .default(null);

/** Un nombre écrit à la française, ou rien. */
export const nombreOuRien = (message: string) =>
  z
    .string()
    .trim()
    .transform((texte) => texte.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."))
    .refine((texte) => texte === "" || /^\d{1,9}(\.\d+)?$/.test(texte), message)
    .transform((texte) => (texte === "" ? null : Number(texte)))
    .default(null);

export const entierOuRien = (message: string) =>
  nombreOuRien(message).refine((nombre) => nombre === null || Number.isInteger(nombre), message);

export const texteCourt = (max = 300) =>
  z
    .string()
    .trim()
    .max(max, `Ce champ tient en ${max.toLocaleString("fr-FR")} signes`)
    .default("");

export const texteRequis = (message: string, max = 300) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Ce champ tient en ${max.toLocaleString("fr-FR")} signes`);

export const version = z.coerce.number().int().min(0).max(2_000_000_000);
