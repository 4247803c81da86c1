import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { jourLibre, libre, requis, VERSION } from "../forms.ts";
import type { RefusDate, RefusSeance } from "./rules.ts";

const HEURE = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const heureLibre = z
  .string()
  .trim()
  .default("")
  .refine((texte) => texte === "" || HEURE.test(texte), "Donnez une heure, par exemple 14:00")
  .transform((texte) => texte || null);

const duree = z
  .string()
  .trim()
  .default("120")
  .refine(
    (texte) => /^\d{1,4}$/.test(texte) && Number(texte) >= 15 && Number(texte) <= 1440,
    "La durée, en minutes : de 15 à 1440",
  )
  .transform(Number);

export const SEANCE = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  titre: requis("Donnez un nom à la réunion", 200),
  le: jourLibre,
  debut: heureLibre,
  duree,
  lieu: libre(300),
  visio: libre(500).refine(
    (texte) => texte === "" || /^https:\/\/\S+$/.test(texte),
    "L’adresse de la visioconférence commence par https://",
  ),
  message: libre(),
  version: VERSION.default(0),
});

export const DATE = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  dateLe: z
    .string()
    .trim()
    .refine(estJour, "Donnez le jour que vous proposez")
    .transform((texte) => texte as Jour),
  dateDebut: z.string().trim().regex(HEURE, "Donnez l’heure que vous proposez, par exemple 14:00"),
});

export const PHRASES_SEANCE: Record<RefusSeance, string> = {
  etat: "L’état de cette réunion ne le permet plus : relisez sa page.",
  "sans-date": "Fixez d’abord le jour et l’heure de la réunion.",
  "date-passee": "Ce jour est passé : choisissez-en un à venir.",
  "sans-point": "L’ordre du jour est vide : inscrivez-y au moins un point.",
  "sans-membre": "Personne ne siège dans cette instance : ajoutez d’abord ses membres.",
  "instance-close": "Cette instance est close : rouvrez-la d’abord.",
  "pas-encore": "La réunion n’a pas encore eu lieu : vous noterez ce qui s’y passe le jour venu.",
  "sans-motif": "Dites pourquoi : ceux que vous avez convoqués le liront.",
  "sans-presence": "Notez au moins une personne présente : une réunion sans personne n’est pas tenue.",
};

export const PHRASES_DATE: Record<RefusDate, string> = {
  "date-passee": "Ce jour est passé : proposez-en un à venir.",
  "deja-proposee": "Cette date est déjà proposée.",
  etat: "La date est fixée : changez-la en modifiant la réunion.",
  "date-retenue":
    "La date est fixée : retirez-la des dates proposées, ou effacez le jour en modifiant la réunion, pour chercher encore.",
};
