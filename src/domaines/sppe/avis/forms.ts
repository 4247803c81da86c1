import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { entierOuRien, jour, jourOuRien, texteCourt, texteRequis, version } from "../forms.ts";
import { ACTES_AVIS, DESTINATAIRES, GENRES_AVIS, GESTIONS, MOTIFS, NATURES, SENS, STRUCTURES } from "./model.ts";

export const DEMANDE = z.object({
  id: z.uuid("Rouvrez cette page pour inscrire la demande"),
  genre: z.enum(GENRES_AVIS, "Dites quel avis est demandé"),
  projet: texteCourt(60),
  objet: texteRequis("Nommez le projet"),
  demandeur: texteRequis("Dites qui demande l’avis"),
  contact: texteCourt(),
  commune: texteRequis("Dites dans quelle commune le projet s’implante", 100),
  nature: z.enum(NATURES, "Dites la nature du projet"),
  structure: z.enum(STRUCTURES, "Dites quel accueil est projeté"),
  prive: z.enum(GESTIONS, "Dites si le gestionnaire est de droit privé"),
  moinsDeSix: z
    .enum(["oui", "non"], "Dites l’âge des enfants")
    .default("oui")
    .transform((dit) => dit === "oui"),
  porte: texteCourt(5),
  places: entierOuRien("Donnez un nombre entier de places").refine(
    (nombre) => nombre === null || (nombre >= 1 && nombre <= 1000),
    "Un projet compte de 1 à 1 000 places",
  ),
  recueLe: jour("Donnez le jour où la commune a reçu la demande"),
});

const FAIT = { version, le: jour("Donnez le jour, par exemple 12/06/2026") };

export const TRANSMISSION_AVIS = z.object({
  ...FAIT,
  informeLe: jourOuRien("Donnez le jour où le demandeur fut informé"),
});
export const FAIT_SEUL = z.object(FAIT);
export const FERMETURE = z.object({ version });
export const PIECES = z.object({
  ...FAIT,
  pieces: texteRequis("Écrivez les pièces qui manquent, une par ligne", 3000),
});
export const DECISION = z.object({
  ...FAIT,
  sens: z.enum(SENS, "Dites le sens de l’avis"),
  motifs: lines.transform((dits) => MOTIFS.filter((un) => dits.includes(un))),
  motivation: texteCourt(8000),
  references: lines,
  acte: z.enum(ACTES_AVIS, "Dites par quel acte l’avis est rendu"),
  reference: texteCourt(),
  delegation: texteCourt(),
  confirme: texteCourt(5),
});
export const NOTIFICATION = z.object({ ...FAIT, destinataire: z.enum(DESTINATAIRES, "Dites à qui") });
