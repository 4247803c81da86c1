import { z } from "zod";
import type { FormErrors } from "#ui/form.ts";

/** Au-delà, ce n'est pas un de nos formulaires. */
const RANGEES_MAX = 60;

/** Ce qui a été tapé dans chaque ligne, du champ `nom_0` à la dernière. */
export function rangeesDe(values: Record<string, string>, champs: readonly string[]): Record<string, string>[] {
  const rangs = Object.keys(values).flatMap((cle) => {
    const [, nom = "", rang = ""] = /^(\w+)_(\d{1,2})$/.exec(cle) ?? [];
    return champs.includes(nom) ? [Number(rang)] : [];
  });
  const nombre = Math.min(RANGEES_MAX, Math.max(-1, ...rangs) + 1);
  return Array.from({ length: nombre }, (_, rang) =>
    Object.fromEntries(champs.map((champ) => [champ, (values[`${champ}_${rang}`] ?? "").trim()])),
  );
}

/** Les lignes d'un tableau à remplir : celles dont `cles` sont vides s'oublient, les autres se lisent ou disent ce qui y manque. */
export function lireRangees<S extends z.ZodObject>(
  schema: S,
  values: Record<string, string>,
  cles: readonly string[],
): z.output<S>[] | FormErrors {
  const lues: z.output<S>[] = [];
  const errors: Record<string, string[]> = {};
  for (const [rang, tapee] of rangeesDe(values, Object.keys(schema.shape)).entries()) {
    if (cles.every((cle) => !tapee[cle])) continue;
    const lue = schema.safeParse(tapee);
    if (lue.success) lues.push(lue.data);
    else
      for (const [champ, fautes] of Object.entries(z.flattenError(lue.error).fieldErrors))
        errors[`${champ}_${rang}`] = (fautes as string[]).map((faute) => `Ligne ${rang + 1} : ${faute}`);
  }
  return Object.keys(errors).length > 0 ? { values, errors } : lues;
}
