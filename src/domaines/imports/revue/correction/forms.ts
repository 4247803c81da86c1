import { z } from "zod";
import { schemaEchange } from "../../echange/forms.ts";
import type { Echange } from "../../echange/model.ts";
import { version } from "../forms.ts";
import { FAUTES } from "./lexique.ts";
import type { Forme, Mention, Pas } from "./model.ts";

export const formCorrection = z.looseObject({ version });

function enfant(schema: unknown, pas: string | number): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodObject ? schema.shape[pas] : undefined;
}

const schemaA = (pas: Pas): unknown => pas.reduce<unknown>(enfant, schemaEchange);

function formeDuSchema(schema: unknown): Forme {
  if (schema instanceof z.ZodEnum) return "choix";
  if (schema instanceof z.ZodBoolean) return "ouiNon";
  if (schema instanceof z.ZodNumber) return "nombre";
  if (schema instanceof z.ZodPipe) return "jour";
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodObject ? "representants" : "liste";
  return "ligne";
}

/** Comment une mention se tape, ses codes s'il y en a, et si elle peut ne rien dire : c'est le format d'échange qui le dit. */
export function saisirA(pas: Pas): { forme: Forme; facultative: boolean; codes: string[] } {
  const schema = schemaA(pas);
  const facultative = schema instanceof z.ZodNullable;
  const nu = facultative ? schema.unwrap() : schema;
  return { forme: formeDuSchema(nu), facultative, codes: nu instanceof z.ZodEnum ? nu.options.map(String) : [] };
}

/** Ce que le format refuse d'une ligne corrigée, champ par champ. */
export function fautesDe(corrige: Echange, mentions: readonly Mention[]): Record<string, string[]> {
  const resultat = schemaEchange.safeParse(corrige);
  const fautes = resultat.success ? [] : resultat.error.issues;
  return Object.fromEntries(
    mentions.flatMap(({ nom, pas, forme }) => {
      const sienne = fautes.find(({ path }) => pas.every((un, rang) => path[rang] === un));
      if (!sienne) return [];
      return [[nom, [sienne.code === "custom" ? sienne.message : (FAUTES[forme] ?? sienne.message)]]];
    }),
  );
}
