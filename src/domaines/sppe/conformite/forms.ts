import { z } from "zod";
import { texteCourt, texteRequis } from "../forms.ts";
import { ITEMS } from "./model.ts";

export const PREUVE = z.object({
  autorite: texteRequis("Dites de quelle autorité il s’agit"),
  item: z.enum(ITEMS, "Dites de quelle exigence il s’agit"),
  texte: texteCourt(1000),
});
