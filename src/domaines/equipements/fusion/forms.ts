import { z } from "zod";

export const FUSION = z.object({
  version: z.coerce.number().int(),
  garde: z.string().min(1, "Dites laquelle est gardée."),
  versionGarde: z.coerce.number().int(),
});

export const RETRAIT = z.object({ version: z.coerce.number().int() });

export const PHRASES_FUSION: Record<"meme" | "types", string> = {
  meme: "C’est la même structure : choisissez-en une autre.",
  types: "Ces deux structures ne sont pas du même type : corrigez d’abord celui qui est faux.",
};

/** Pourquoi une structure ne se retire pas. */
export const phraseCitee = (citations: readonly string[]): string =>
  `Elle est citée : ${citations.join(", ")}. Fusionnez-la avec celle qui la remplace, ou donnez-lui un dernier jour d’ouverture : fermée, elle reste pour mémoire.`;
