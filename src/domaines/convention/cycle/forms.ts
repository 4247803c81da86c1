import { z } from "zod";
import { jour } from "../forms.ts";
import { ETATS_ECRITS, type RefusPassage } from "./model.ts";

export const passageForm = z.object({
  vers: z.enum(ETATS_ECRITS, { error: "Choisissez l’état où passer." }),
  le: jour,
  version: z.coerce.number().int(),
  confirme: z.string().default(""),
});

export const PHRASES_PASSAGE: Record<RefusPassage, [champ: string, phrase: string]> = {
  "passage-impossible": ["vers", "La convention ne peut pas passer de son état à celui-là."],
  "dates-manquantes": ["le", "Donnez d’abord le premier et le dernier jour de la convention : on ne signe pas sans."],
  "circuit-ouvert": [
    "le",
    "Elle est à la signature dans Maillage : notez-y chaque signature, ou arrêtez d’abord cette mise à la signature.",
  ],
  "manques-a-confirmer": ["confirme", "Confirmez qu’elle fut signée telle qu’elle est écrite ici."],
  "parties-manquantes": ["le", "Il faut deux parties au moins pour signer : ajoutez celles qui manquent."],
};
