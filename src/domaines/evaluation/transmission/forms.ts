import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { type Accord, CANAUX_CDSF, ENVOYEURS, GENRES_TRANSMISSION } from "./model.ts";

const jour = (message: string) =>
  z
    .string()
    .trim()
    .refine(estJour, message)
    .transform((texte) => texte as Jour);

export const INSCRIPTION = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire l’envoi"),
  genre: z.enum(GENRES_TRANSMISSION, "Dites ce qui doit partir"),
  objet: z.string().trim().max(300, "Un intitulé tient en 300 signes").default(""),
  adopteLe: jour("Donnez le jour de l’adoption, par exemple 12/06/2026"),
  bilan: z.string().default(""),
  cle: z.string().trim().max(200, "Rouvrez cette page pour inscrire l’envoi").default(""),
});

export const ENVOI = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  envoyePar: z.enum(ENVOYEURS, "Dites qui l’a envoyé"),
  envoyeLe: jour("Donnez le jour de l’envoi, par exemple 12/06/2026"),
  canal: z.enum(CANAUX_CDSF, "Dites par où c’est parti"),
  preuve: z.string().trim().max(500, "Une preuve se dit en 500 signes").default(""),
});

export const REPRISE = z.object({
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  motif: z.string().trim().max(500, "Un motif tient en 500 signes").default(""),
});

/** Les accords datés, dans l'ordre où la page nomme les parties. */
export const accordsDe = (form: FormData, noms: readonly string[]): Accord[] =>
  noms.flatMap((partie, rang) => {
    const le = String(form.get(`accord-${rang}`) ?? "").trim();
    return estJour(le) ? [{ partie, le }] : [];
  });
