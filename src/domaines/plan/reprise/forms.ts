import { z } from "zod";
import { lines } from "#platform/forms.ts";

const uneFiche = (phrase: string) => z.string(phrase).min(1, phrase);

/** Les fiches cochées. */
export const REPRISE = z.object({
  fiche: lines.refine((choisies) => choisies.length > 0, "Cochez au moins une fiche à reprendre."),
});

/** Une fiche déjà écrite ici, et celle d'avant qu'elle continue. */
export const LIEN = z.object({
  precedente: uneFiche("Choisissez la fiche de la convention précédente."),
  suivante: uneFiche("Choisissez la fiche qui la continue ici."),
});

export const DELIEN = z.object({ precedente: uneFiche("On ne sait pas quelle suite défaire.") });

export const PHRASE_PRISE =
  "Une des deux est déjà prise : une fiche n’en continue qu’une, et ne se continue qu’une fois. Défaites d’abord l’autre suite.";
