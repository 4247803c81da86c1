import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { ROLES_MANDAT, type RefusMandat, THEMES } from "./model.ts";

const jour = z
  .string()
  .trim()
  .default("")
  .refine((texte) => texte === "" || estJour(texte), "Donnez un jour du calendrier, ou laissez vide.")
  .transform((texte) => (texte === "" ? null : (texte as Jour)));

export const mandatForm = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire le rôle."),
  convention: z.string().min(1, "Choisissez la convention."),
  role: z.enum(ROLES_MANDAT, "Choisissez un rôle."),
  theme: z
    .string()
    .default("")
    .transform((texte) => THEMES.find((theme) => theme === texte) ?? null),
  commune: z.string().trim().max(100).default(""),
  debut: jour,
  fin: jour,
});

export const arretForm = z.object({ version: z.coerce.number().int(), fin: jour });

export const PHRASES_MANDAT: Record<RefusMandat, [champ: string, phrase: string]> = {
  "fin-avant-debut": ["fin", "Un rôle ne finit pas avant d’avoir commencé."],
  "deja-tenu": ["role", "Cette personne tient déjà ce rôle à ces dates : arrêtez-le d’abord, ou changez les dates."],
  "commune-inconnue": [
    "commune",
    "Cette commune n’est pas reconnue : écrivez son nom entier et son département, par exemple Bourg (48).",
  ],
  "convention-inconnue": ["convention", "Choisissez l’une des conventions de l’espace."],
};
