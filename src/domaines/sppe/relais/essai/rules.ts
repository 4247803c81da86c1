import { annee, type Jour } from "#commun/jour.ts";
import { ANNEE_DE_BASE } from "../model.ts";
import type { Annee, Montants } from "../rules.ts";
import { simuler } from "../rules.ts";

/** Le bonus trajectoire court jusqu'à cette année-là. */
const DERNIERE = 2027;

/** Les années que l'on essaie : de celle de la comparaison à la fin du bonus, ou à l'an prochain. */
export const anneesEssayees = (aujourdhui: Jour): number[] =>
  Array.from(
    { length: Math.max(DERNIERE, annee(aujourdhui) + 1) - ANNEE_DE_BASE + 1 },
    (_, rang) => ANNEE_DE_BASE + rang,
  );

/** Le champ des places d'une année. */
export const champDe = (an: number): string => `places${an}`;

export type Essai = {
  places: readonly { annee: number; places: number | null }[];
  existante: number | null;
  nouvelle: number | null;
};

/** SPPE-94 : un essai se compte comme une simulation, aux montants que l'on tape, sinon à ceux de chaque année ; l'année laissée vide ne compte pas. */
export const essayer = ({ places, existante, nouvelle }: Essai, montantsDe: (annee: number) => Montants): Annee[] =>
  simuler(
    places.flatMap(({ annee: an, places: nombre }) =>
      nombre === null ? [] : [{ collectivite: "", annee: an, places: nombre }],
    ),
    (an) => {
      const ecrits = montantsDe(an);
      return { ...ecrits, existante: existante ?? ecrits.existante, nouvelle: nouvelle ?? ecrits.nouvelle };
    },
  );
