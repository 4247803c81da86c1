import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

const version = z.coerce.number().int().min(0).max(2_000_000_000);
const texte = (max: number, trop: string) => z.string().trim().max(max, trop).default("");

export const OUVERTURE = z.object({ empreinte: z.string().max(64).default("") });
export const ABANDON = z.object({ version, signees: z.coerce.number().int().min(0).max(1000).catch(0) });
export const ENVOI = z.object({
  version,
  courriel: z
    .literal("")
    .or(z.email("Écrivez une adresse complète, par exemple mairie@exemple.fr, ou laissez vide."))
    .default("")
    .transform((adresse) => adresse || null),
});
export const RELANCE = z.object({ version });
export const SIGNEE = z.object({
  version,
  le: z
    .string()
    .trim()
    .refine(estJour, "Donnez le jour de la signature, par exemple 12/06/2026.")
    .transform((jour) => jour as Jour),
  signeePar: texte(300, "Le nom de qui signe tient en 300 signes."),
});
export const REFUSEE = z.object({ version, motif: texte(1000, "Un motif tient en 1 000 signes.") });
