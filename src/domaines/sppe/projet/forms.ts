import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { STRUCTURES } from "../avis/model.ts";
import { entierOuRien, jour, texteCourt, texteRequis, version } from "../forms.ts";
import { PARTICIPANTS, SUITES } from "./model.ts";

export const PROJET = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire le porteur"),
  version,
  nom: texteRequis("Nommez le projet"),
  porteur: texteRequis("Dites qui porte le projet"),
  contact: texteCourt(),
  commune: texteRequis("Dites dans quelle commune", 100),
  structure: z.enum(STRUCTURES, "Dites quel accueil est projeté"),
  places: entierOuRien("Donnez un nombre entier de places").refine(
    (nombre) => nombre === null || (nombre >= 1 && nombre <= 1000),
    "Un projet compte de 1 à 1 000 places",
  ),
  recuLe: jour("Donnez le jour où le porteur fut reçu"),
  participants: lines.transform((dits) => PARTICIPANTS.filter((un) => dits.includes(un))),
  echange: texteCourt(8000),
  suite: z.enum(SUITES, "Dites où en est le projet"),
});
