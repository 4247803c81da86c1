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

type Lues = { colonnes: Depot["colonnes"]; erreurs: FormErrors | undefined };

/**
 * Les colonnes telles que choisies, par leur libellé ; un choix qui n'est pas de la liste est une faute, qui garde les autres choix
 * comme ils ont été tapés ; une colonne vide ne se reprend pas.
 */
export function lireColonnes(envoi: Record<string, unknown>, nombre: number, choix: readonly Choix[]): Lues {
  const parLibelle = new Map(choix.map(({ valeur, libelle }) => [cleTitre(libelle), valeur]));
  const errors: FormErrors["errors"] = {};
  const colonnes = Array.from({ length: nombre }, (_, rang): Destination => {
    const tape = String(envoi[`colonne-${rang}`] ?? "").trim();
    const destination = tape === "" ? "aucune" : parLibelle.get(cleTitre(tape));
    if (!destination)
      errors[`colonne-${rang}`] = [`« ${tape} » n’est pas dans la liste : choisissez-y ce que remplit cette colonne.`];
    return destination ?? "aucune";
  });
  if (Object.keys(errors).length === 0) return { colonnes, erreurs: undefined };
  return { colonnes, erreurs: { values: valeursTapees(envoi), errors } };
}

const valeursTapees = (envoi: Record<string, unknown>): FormErrors["values"] =>
  Object.fromEntries(Object.entries(envoi).map(([nom, valeur]) => [nom, String(valeur ?? "")]));

/** Des choix envoyés après ceux de quelqu'un d'autre reviennent comme ils ont été tapés, à renvoyer s'ils conviennent toujours. */
export const depasse = (envoi: Record<string, unknown>): FormErrors => ({
  values: valeursTapees(envoi),
  errors: {
    feuille: [
      "Quelqu’un a changé ces choix entre-temps. Les vôtres sont gardés ci-dessous : relisez-les, puis renvoyez-les.",
    ],
  },
});
