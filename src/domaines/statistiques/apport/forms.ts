import { z } from "zod";
import type { FormErrors } from "#ui/form.ts";
import type { Statistique } from "../catalogue/model.ts";
import { GENRES_TERRITOIRE } from "../lieu/model.ts";
import type { Cible, Colonne } from "./model.ts";
import { lireAnnee } from "./nombre/rules.ts";
import { ciblesPossibles, cleTitre } from "./titre/rules.ts";

const anneeOuRien = (message: string) =>
  z
    .string()
    .trim()
    .default("")
    .refine((texte) => texte === "" || lireAnnee(texte) !== null, message)
    .transform((texte) => lireAnnee(texte));

export const formReglage = z.looseObject({
  version: z.coerce.number().int().positive(),
  acte: z.enum(["apercu", "ecrire"], "Choisissez : voir l’aperçu ou écrire."),
  feuille: z.coerce.number().int().nonnegative("Choisissez une feuille."),
  entete: z.coerce
    .number("La ligne des titres est un nombre.")
    .int("La ligne des titres est un nombre.")
    .positive("La ligne des titres est un nombre à partir de 1."),
  millesime: anneeOuRien("L’année est un nombre, comme 2024."),
  genre: z
    .enum(["", ...GENRES_TERRITOIRE], "Choisissez un genre de territoire.")
    .default("")
    .transform((genre) => genre || null),
  source: z
    .string()
    .trim()
    .min(1, "Dites d’où viennent ces chiffres : la source se cite avec eux.")
    .max(300, "La source tient en 300 signes."),
});

/** Combien de colonnes se règlent à l'écran ; les autres gardent ce que l'on en a reconnu. */
export const COLONNES_MONTREES = 25;

/** Les colonnes montrées, telles que choisies par leur libellé ; les autres restent comme elles étaient. */
export function lireColonnes(
  envoi: Record<string, unknown>,
  avant: readonly Colonne[],
  { montrees, statistiques }: { montrees: readonly number[]; statistiques: readonly Statistique[] },
): Colonne[] | Pick<FormErrors, "errors"> {
  const parLibelle = new Map(ciblesPossibles(statistiques).map(({ cible, libelle }) => [cleTitre(libelle), cible]));
  const errors: FormErrors["errors"] = {};
  const colonnes = [...avant];
  for (const rang of montrees) {
    const tape = String(envoi[`colonne-${rang}`] ?? "").trim();
    const cible: Cible | undefined = tape === "" ? "aucune" : parLibelle.get(cleTitre(tape));
    const annee = String(envoi[`annee-${rang}`] ?? "").trim();
    if (!cible)
      errors[`colonne-${rang}`] = [`« ${tape} » n’est pas dans la liste : choisissez-y ce que remplit cette colonne.`];
    if (annee && lireAnnee(annee) === null) errors[`annee-${rang}`] = [`« ${annee} » n’est pas une année.`];
    colonnes[rang] = { cible: cible ?? "aucune", millesime: lireAnnee(annee) };
  }
  return Object.keys(errors).length > 0 ? { errors } : colonnes;
}
