import { z } from "zod";
import { estMois, type Mois } from "#commun/mois.ts";
import type { FormErrors } from "#ui/form.ts";
import { NOMS_DEMI_JOURNEES, type Structure } from "../structure/model.ts";
import { cleDeCase, type PlacesDites } from "./model.ts";

const NOMBRE = /^-?\d{1,3}$/;

type Rangee = { section: string; mois: Mois; tapees: string[] };

/** Ce qui fut tapé de chaque mois de chaque section. */
const rangeesDe = (
  values: Record<string, string>,
  { sections }: Pick<Structure, "sections">,
  mois: readonly Mois[],
): Rangee[] =>
  sections.flatMap(({ id: section }) =>
    mois.map((un) => ({
      section,
      mois: un,
      tapees: NOMS_DEMI_JOURNEES.map((_, rang) =>
        (values[cleDeCase(section, un, rang)] ?? "").trim().replace("−", "-"),
      ),
    })),
  );

const fautesDe = ({ section, mois, tapees }: Rangee): [string, string[]][] =>
  tapees.flatMap((tape, rang): [string, string[]][] =>
    tape === "" || NOMBRE.test(tape)
      ? []
      : [[cleDeCase(section, mois, rang), [`« ${tape} », ${NOMS_DEMI_JOURNEES[rang]} : écrivez un nombre de places.`]]],
  );

const vide = ({ tapees }: Rangee) => tapees.every((tape) => tape === "");

/** Les places tapées d'une grille : une ligne toute vide s'oublie, une case vide d'une ligne remplie vaut zéro. */
export function lireGrille(
  values: Record<string, string>,
  structure: Pick<Structure, "sections">,
  mois: readonly Mois[],
): { dites: PlacesDites[]; oubliees: { section: string; mois: Mois }[] } | FormErrors {
  const rangees = rangeesDe(values, structure, mois);
  const errors = Object.fromEntries(rangees.flatMap(fautesDe));
  if (Object.keys(errors).length > 0) return { values, errors };
  return {
    dites: rangees.flatMap((une) =>
      vide(une) ? [] : [{ section: une.section, mois: une.mois, places: une.tapees.map(Number) }],
    ),
    oubliees: rangees.filter(vide).map(({ section, mois: un }) => ({ section, mois: un })),
  };
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
  })
  .refine(({ naissance, entree }) => naissance <= entree, {
    path: ["naissance"],
    message: "Un enfant n’entre pas avant d’être né : vérifiez l’année.",
  });
