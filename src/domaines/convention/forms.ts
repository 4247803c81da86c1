import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import type { FormErrors } from "#ui/form.ts";
import type { RefusIdentite } from "./rules.ts";

export const texte = z
  .string()
  .default("")
  .transform((valeur) => valeur.trim() || null);

/** Un jour tel qu'un navigateur l'envoie (AAAA-MM-JJ) ou tel qu'on l'écrit (31/12/2026) ; vide, il est inconnu. */
const versJour = (valeur: string): Jour | null => {
  const [, jour = "", mois = "", an = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(valeur) ?? [];
  const iso = an ? `${an}-${mois.padStart(2, "0")}-${jour.padStart(2, "0")}` : valeur;
  return estJour(iso) ? iso : null;
};
export const jour = z
  .string()
  .default("")
  .transform((valeur) => valeur.trim())
  .refine(
    (valeur) => valeur === "" || versJour(valeur) !== null,
    "Cette date n’existe pas : écrivez-la comme 31/12/2026.",
  )
  .transform(versJour);

export const identiteForm = z.object({
  titre: texte,
  caf: texte,
  debut: jour,
  fin: jour,
  communes: lines,
  ajouts: lines,
  version: z.coerce.number().int(),
});

export const creationForm = z.object({
  id: z.uuid().optional().catch(undefined), // decided when the form is served: sent twice, it makes one convention
  titre: z
    .string()
    .default("")
    .transform((valeur) => valeur.trim())
    .refine(Boolean, "Donnez un titre à la convention."),
  caf: texte,
  cafCorrigee: texte,
  debut: jour,
  fin: jour,
  communes: lines,
  espace: z
    .string({ error: "Choisissez un espace, ou ouvrez-en un." })
    .min(1, "Choisissez un espace, ou ouvrez-en un."),
  nomEspace: texte,
});

/** La phrase de chaque refus, et le champ qu'elle concerne. */
export const PHRASES_IDENTITE: Record<RefusIdentite, [champ: string, phrase: string]> = {
  "fin-avant-debut": ["fin", "La fin ne peut pas venir avant le début."],
  "fin-trop-lointaine": [
    "fin",
    "Une convention finit au plus tard le 31 décembre de la quatrième année qui suit celle de son début (article 10 du modèle national).",
  ],
  "commune-inconnue": ["communes", "Une de ces communes n’est pas au code officiel géographique de 2026."],
  "perimetre-vide": ["communes", "Le périmètre garde au moins une commune."],
};

/** Le formulaire revenu, avec ce refus au bon champ. */
export const fauteIdentite = (values: Record<string, string>, code: RefusIdentite): FormErrors => {
  const [champ, phrase] = PHRASES_IDENTITE[code];
  return { values, errors: { [champ]: [phrase] } };
};

/** Ce qui a été saisi, pour le rendre tel quel avec la faute. */
export const saisies = (form: FormData): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [nom, valeur] of form)
    if (typeof valeur === "string") values[nom] = nom in values ? `${values[nom]}\n${valeur}` : valeur;
  return values;
};
