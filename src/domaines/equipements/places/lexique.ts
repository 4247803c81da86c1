import { moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { LIBELLES_SECTION, NOMS_DEMI_JOURNEES } from "../structure/model.ts";
import type { CaseGrille, LigneGrille, RaisonCase } from "./model.ts";

const enfants = (nombre: number) => pluriel(nombre, "enfant");
const places = (nombre: number) => pluriel(nombre, "place");

/** Pourquoi une case n'est pas comme les autres, avec ses nombres. */
const PHRASES: Record<RaisonCase, (une: CaseGrille) => string> = {
  ferme: ({ libres }) =>
    `la structure y est fermée, et l’on y dit ${places(Math.abs(libres ?? 0))} ${(libres ?? 0) < 0 ? "prises" : "libres"}`,
  tropLibres: ({ libres, capacite }) =>
    `${pluriel(libres ?? 0, "place libre", "places libres")} pour ${pluriel(capacite, "autorisée")}`,
  section: ({ libres }) => `${enfants(-(libres ?? 0))} de plus que la section, que l’établissement peut recevoir`,
  sansSurnombre: ({ total, plein }) =>
    `${enfants(total)} pour ${places(plein)} : cette structure n’accueille pas en surnombre`,
  instant: ({ total, plein, limite }) => `${enfants(total)} pour ${places(plein)} : ${limite} au plus à un instant`,
  semaine: ({ total, plein }) =>
    `${enfants(total)} pour ${places(plein)} : la semaine entière dépasse déjà sa capacité`,
  surnombre: ({ total, plein, limite }) =>
    `${enfants(total)} pour ${places(plein)}, en surnombre permis jusqu’à ${limite}`,
};

export type Explication = { ou: string; pourquoi: string; rouge: boolean };

/** « Septembre 2026, bébés, lundi matin » : chaque case qui s'explique, les rouges d'abord. */
export function expliquer(lignes: readonly LigneGrille[]): Explication[] {
  const toutes = lignes.flatMap(({ mois, code, cases }) =>
    cases.flatMap((une, rang): Explication[] => {
      if (!une.raison) return [];
      const ou = `${moisEnLettres(mois)}, ${LIBELLES_SECTION[code].toLowerCase()}, ${NOMS_DEMI_JOURNEES[rang]}`;
      return [{ ou, pourquoi: PHRASES[une.raison](une), rouge: une.couleur === "rouge" }];
    }),
  );
  return toutes.toSorted((a, b) => Number(b.rouge) - Number(a.rouge));
}
