import { z } from "zod";
import { estMois, type Mois } from "#commun/mois.ts";
import type { FormErrors } from "#ui/form.ts";
import { NOMS_DEMI_JOURNEES, type Structure } from "../structure/model.ts";
import { cleDeCase, type PlacesDites } from "./model.ts";

const NOMBRE = /^-?\d{1,3}$/;

/** Les places tapées d'une grille : une ligne toute vide s'oublie, une case vide d'une ligne remplie vaut zéro. */
export function lireGrille(
  values: Record<string, string>,
  structure: Pick<Structure, "sections">,
  mois: readonly Mois[],
): { dites: PlacesDites[]; oubliees: { section: string; mois: Mois }[] } | FormErrors {
  const errors: Record<string, string[]> = {};
  const dites: PlacesDites[] = [];
  const oubliees: { section: string; mois: Mois }[] = [];
  for (const { id: section } of structure.sections)
    for (const un of mois) {
      const tapees = NOMS_DEMI_JOURNEES.map((_, rang) =>
        (values[cleDeCase(section, un, rang)] ?? "").trim().replace("−", "-"),
      );
      if (tapees.every((tape) => tape === "")) oubliees.push({ section, mois: un });
      else dites.push({ section, mois: un, places: tapees.map(Number) });
      for (const [rang, tape] of tapees.entries())
        if (tape !== "" && !NOMBRE.test(tape))
          errors[cleDeCase(section, un, rang)] = [
            `« ${tape} », ${NOMS_DEMI_JOURNEES[rang]} : écrivez un nombre de places.`,
          ];
    }
  return Object.keys(errors).length > 0 ? { values, errors } : { dites, oubliees };
}

const mois = (faute: string) =>
  z
    .string()
    .trim()
    .refine(estMois, faute)
    .transform((valeur) => valeur as Mois);

/** Un enfant déjà accueilli, tel qu'on le dit : jamais son nom. */
export const OCCUPANT = z
  .object({
    repere: z.string().trim().max(20, "Un repère tient en 20 signes : jamais un nom.").default(""),
    naissance: mois("Donnez le mois de naissance, par exemple 2025-04."),
    entree: mois("Donnez le premier mois de présence."),
    sortie: z
      .string()
      .trim()
      .default("")
      .refine((valeur) => valeur === "" || estMois(valeur), "Donnez le premier mois d’absence, ou laissez vide.")
      .transform((valeur) => (valeur || null) as Mois | null),
    jours: z
      .string({ error: "Choisissez au moins une demi-journée." })
      .transform((valeur) =>
        valeur.split("\n").reduce((bits, rang) => (/^\d$/.test(rang) ? bits | (1 << Number(rang)) : bits), 0),
      )
      .refine((bits) => bits > 0, "Choisissez au moins une demi-journée."),
  })
  .refine(({ sortie, entree }) => sortie === null || sortie > entree, {
    path: ["sortie"],
    message: "La sortie vient après l’entrée.",
  });
