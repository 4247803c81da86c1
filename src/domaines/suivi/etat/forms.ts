import { z } from "zod";
import { estJour } from "#commun/jour.ts";
import { term } from "#platform/forms.ts";

const texte = (max: number, nom: string) =>
  z
    .string()
    .trim()
    .max(max, `${nom} tient en ${max.toLocaleString("fr-FR")} signes`)
    .default("");

/** Ce que dit un formulaire d'une fiche : trois questions et ce que l'état exige. */
export const DIRE = z.object({
  etat: z.string("Dites où en est la fiche").min(1, "Dites où en est la fiche"),
  le: z.string().refine(estJour, "Donnez un jour, par exemple 2026-11-21"),
  avancees: texte(5000, "Ce qui a avancé"),
  difficultes: texte(5000, "Ce qui est difficile"),
  deblocage: texte(2000, "Ce qui débloquerait"),
  decisionDemandee: texte(2000, "La décision demandée"),
  nouvelleDate: term,
  decision: texte(300, "La référence de la décision").transform((decision) => decision || null),
});

export const REFUS_DIRE = {
  "etat-inconnu": "Cet état n’est plus dans la liste de la convention. Choisissez-en un autre.",
  "date-future": "Ce jour n’est pas encore venu : dites ce qui est vrai aujourd’hui.",
  "nouvelle-date-manquante": "Une fiche reportée l’est à une date : écrivez la nouvelle échéance.",
  "nouvelle-date-passee": "La nouvelle échéance est déjà passée : écrivez-en une à venir.",
  "decision-manquante":
    "Abandonner ou remplacer une fiche se décide en instance : écrivez laquelle et quand, par exemple « Comité de pilotage du 12 mars 2027 ».",
  "decision-inconnue":
    "Le registre n’a pas, sous cette référence, de décision adoptée qui arrête cette fiche : relisez-la, ou inscrivez d’abord la décision.",
  "non-concernee-seule": "Une fiche entière ne peut pas être « non concernée » : seule une collectivité peut l’être.",
} as const;

/** Le champ où se lit chaque refus. */
export const CHAMP_DU_REFUS: Record<keyof typeof REFUS_DIRE, string> = {
  "etat-inconnu": "etat",
  "date-future": "le",
  "nouvelle-date-manquante": "nouvelleDate",
  "nouvelle-date-passee": "nouvelleDate",
  "decision-manquante": "decision",
  "decision-inconnue": "decision",
  "non-concernee-seule": "etat",
};
