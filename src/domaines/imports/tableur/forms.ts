import { z } from "zod";
import type { FormErrors } from "#ui/form.ts";
import { cleTitre } from "./entete/rules.ts";
import type { Depot, Destination } from "./model.ts";

export const formColonnes = z.looseObject({
  version: z.coerce.number().int().positive(),
  acte: z.enum(["apercu", "continuer"], "Choisissez : voir l’aperçu ou continuer."),
  feuille: z.coerce.number().int().nonnegative("Choisissez une feuille."),
  entete: z.coerce
    .number("La ligne des titres est un nombre.")
    .int("La ligne des titres est un nombre.")
    .positive("La ligne des titres est un nombre à partir de 1."),
  retenir: z.string().optional(),
});

type Choix = { valeur: Destination; libelle: string };

/** Les colonnes telles que choisies, par leur libellé ; un choix qui n'est pas de la liste est une faute, une colonne vide ne se reprend pas. */
export function lireColonnes(
  envoi: Record<string, unknown>,
  nombre: number,
  choix: readonly Choix[],
): Depot["colonnes"] | FormErrors {
  const parLibelle = new Map(choix.map(({ valeur, libelle }) => [cleTitre(libelle), valeur]));
  const errors: FormErrors["errors"] = {};
  const colonnes = Array.from({ length: nombre }, (_, rang): Destination => {
    const tape = String(envoi[`colonne-${rang}`] ?? "").trim();
    const destination = tape === "" ? "aucune" : parLibelle.get(cleTitre(tape));
    if (!destination)
      errors[`colonne-${rang}`] = [`« ${tape} » n’est pas dans la liste : choisissez-y ce que remplit cette colonne.`];
    return destination ?? "aucune";
  });
  if (Object.keys(errors).length === 0) return colonnes;
  return { values: {}, errors };
}
