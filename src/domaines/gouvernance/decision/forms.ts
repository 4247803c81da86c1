import { z } from "zod";
import { lines, term } from "#platform/forms.ts";
import { jourLibre, jourRequis, libre, requis, VERSION } from "../forms.ts";
import { GENRES_DECISION, MAJORITES, type Vote } from "./model.ts";

const voix = z
  .string()
  .trim()
  .default("")
  .refine((dit) => /^\d{0,4}$/.test(dit), "Écrivez un nombre de voix")
  .transform((dit) => (dit === "" ? null : Number(dit)));

export const DECISION = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire la décision"),
  genre: z.enum(GENRES_DECISION, "Dites quelle sorte de décision"),
  objet: requis("Dites en une ligne ce qui est décidé"),
  texte: libre(5000),
  seance: z.string().default(""),
  instance: libre(200),
  le: jourRequis("Donnez le jour, par exemple 12/06/2026"),
  pour: voix,
  contre: voix,
  abstentions: voix,
  majorite: z.enum(MAJORITES, "Choisissez parmi ces majorités").default("simple"),
  responsable: libre(200),
  avant: jourLibre,
  fiches: lines,
  champ: z.string().default(""),
  nouveau: libre(5000),
  report: term,
  bilan: z.string().default(""),
  par: z.string().default(""),
  nouvelle: libre(300),
  confirme: z.string().default(""),
});

/** Sans une voix dite, on n'a pas voté. */
export function voteDe({ pour, contre, abstentions, majorite }: z.output<typeof DECISION>): Vote | null {
  if (pour === null && contre === null && abstentions === null) return null;
  return { pour: pour ?? 0, contre: contre ?? 0, abstentions: abstentions ?? 0, majorite };
}

export const EXECUTER = z.object({
  version: VERSION,
  le: jourRequis("Donnez le jour de l’exécution"),
  constat: libre(2000),
});
