import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { RYTHMES } from "./model.ts";

const jour = (phrase: string) => z.string().trim().refine(estJour, phrase) as unknown as z.ZodType<Jour>;
const liste = z
  .string()
  .default("")
  .transform((texte) => [
    ...new Set(
      texte
        .split("\n")
        .map((un) => un.trim())
        .filter(Boolean),
    ),
  ]);

/** Une campagne que l'on prépare : quoi, quand, à qui. */
export const CAMPAGNE = z.object({
  titre: z.string().trim().min(1, "Donnez un nom à la campagne").max(200, "Un nom tient en 200 signes"),
  rythme: z.enum(RYTHMES, "Choisissez un rythme"),
  debut: jour("Dites quel jour la période commence"),
  fin: jour("Dites quel jour la période finit"),
  cloture: jour("Dites quel jour la campagne se clôt"),
  relances: liste.refine((jours) => jours.every(estJour), "Une relance est un jour : 2026-11-30"),
  message: z.string().trim().max(2000, "Le mot tient en 2 000 signes").default(""),
  noeuds: liste,
  fiches: liste.refine((lignes) => lignes.length <= 2000, "Nommez 2 000 fiches au plus"),
  finies: z.string().optional().transform(Boolean),
  version: z.coerce.number().int().default(0),
});

export const MOT = z.object({
  volet: z.string().default(""),
  mot: z.string().trim().min(1, "Dites en un mot ce qu’il faut reprendre").max(1000, "Le mot tient en 1 000 signes"),
});

export const REFUS_DATES = {
  "periode-inverse": { champ: "fin", phrase: "La période finit avant de commencer : échangez les deux jours." },
  "cloture-avant": {
    champ: "cloture",
    phrase: "La campagne se clôt après aujourd’hui : choisissez un jour plus tard.",
  },
  "relance-hors": {
    champ: "relances",
    phrase: "Les relances tombent entre demain et la clôture : changez celle qui est en dehors.",
  },
} as const;

export const REFUS_CAMPAGNE = {
  "campagne-pas-ouverte": "Cette campagne n’est pas ouverte : elle ne reçoit plus de réponse.",
  "demande-inconnue": "Cette campagne ne demande rien de cette fiche.",
  "demande-pas-soumise": "Il n’y a pas de réponse à valider ou à retourner : elle vient peut-être de l’être.",
  "deja-faite": "Cette campagne est déjà ouverte.",
  "rien-a-demander": "Aucune fiche ne correspond : choisissez d’autres branches, ou demandez aussi les fiches finies.",
  "deja-demandees":
    "Une autre campagne, encore ouverte, demande déjà de ces fiches : clôturez-la d’abord, ou ôtez-les de celle-ci.",
  "rien-dit-encore": "Rien n’a encore été dit de cette fiche : dites d’abord où elle en est.",
} as const;
