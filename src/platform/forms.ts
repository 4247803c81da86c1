import { z } from "zod";
import { estTerme, lireTerme } from "#commun/terme.ts";
import type { FormErrors } from "#ui/form.ts";

z.config(z.locales.fr());

/** What was typed, field by field; a repeated field gives the lines of one text. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    values[name] = Object.hasOwn(values, name) ? `${values[name]}\n${value}` : value;
  }
  return values;
}

/** The typed data of a form, or all that is wrong with it. */
export function parseForm<S extends z.ZodType>(schema: S, form: FormData): z.output<S> | FormErrors {
  const values = valuesOf(form);
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  return { values, errors: z.flattenError(result.error).fieldErrors as Record<string, string[]> };
}

/** The non-empty lines of a text area: a list typed one item a line. */
export const lines = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  );

/** A year, a month or a day, as people write them; null when nothing was typed. */
export const term = z
  .string()
  .default("")
  .transform(lireTerme)
  .refine(
    (typed) => typed === "" || estTerme(typed),
    "Écrivez une année, un mois ou un jour : 2027, septembre 2027, 15/09/2027",
  )
  .transform((typed) => typed || null);
