import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { type Classe, CLASSES, LIBELLES_CLASSE } from "./model.ts";

export const AJUSTEMENT = z.object({
  id: z.string().default(""),
  version: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  texte: z
    .string()
    .trim()
    .min(1, "Dites ce que l’on ajuste")
    .max(3000, "Ce texte dépasse 3 000 signes : raccourcissez-le"),
  classe: z.enum(CLASSES, "Dites si cet ajustement est mineur ou significatif"),
  fiches: lines,
});

type Tapes = Record<string, string>;
const estClasse = (dit: string): dit is Classe => (CLASSES as readonly string[]).includes(dit);

/** Un ajustement tapé, tel qu'on le remontre. */
export const ditsDe = ({ classe = "", texte = "" }: Tapes): [libelle: string, texte: string][] => [
  [estClasse(classe) ? LIBELLES_CLASSE[classe] : "Ce que l’on ajuste", texte],
];

const ajouterTexte = (garde = "", texte: string): string => {
  const textes = garde.split("\n\n").filter(Boolean);
  return (textes.includes(texte) ? textes : [...textes, texte]).join("\n\n");
};

/**
 * Un second ajustement tapé trop tard suit le premier ; le même, renvoyé, n'y est qu'une fois. La correction d'un ajustement garde duquel :
 * tapée de nouveau, elle remplace la première ; mêlée à autre chose, elle n'est plus qu'un texte.
 */
export function joindre(garde: Tapes = {}, { texte = "", classe = "", fiches = "", corrige = "" }: Tapes): Tapes {
  if (corrige !== "" && (garde["corrige"] ?? corrige) === corrige) return { texte, classe, fiches, corrige };
  return { texte: ajouterTexte(garde["texte"], texte.trim()), classe, fiches };
}
