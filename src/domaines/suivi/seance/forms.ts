import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";

const mot = (max: number) => z.string().trim().max(max, `Ce texte tient en ${max} signes`).default("");

const personnes = (qui: string) =>
  z
    .string()
    .default("")
    .transform((texte) => texte.trim() || "0")
    .refine((texte) => /^\d{1,4}$/.test(texte), `Combien d’${qui} : un nombre, zéro ou plus`)
    .transform(Number);

const SEANCE = z.object({
  envoi: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  service: z.string().min(1, "Choisissez le service"),
  jour: z
    .string()
    .refine(estJour, "Donnez le jour de la séance")
    .transform((texte) => texte as Jour),
  commune: z.string().max(5).default(""),
  lieu: mot(120),
  public: mot(120),
  adultes: personnes("adultes"),
  enfants: personnes("enfants"),
  version: z.coerce.number().int().max(2_000_000_000).default(0),
});

/** Une séance notée au plus tard aujourd'hui. */
export const seanceForm = (aujourdhui: Jour) =>
  SEANCE.refine(({ jour }) => jour <= aujourdhui, {
    path: ["jour"],
    message: "Une séance se note une fois tenue : ce jour n’est pas encore venu",
  });
