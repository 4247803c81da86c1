import { z } from "zod";
import { type CodeSection, SECTIONS } from "./lexique.ts";

const LONG = 12_000;
const texte = z.string().trim().max(LONG, "Ce texte dépasse 12 000 signes : raccourcissez-le").default("");

const CITEES = 30;
const paroles = texte.refine((cles) => cles.split("\n").length <= CITEES, `Citez ${CITEES} paroles au plus`);

const CHAMPS_COMMUNS = {
  version: z.coerce.number().int().min(0).max(2_000_000_000),
  acte: z.enum(["enregistrer", "brouillon"]).default("enregistrer"),
  confirme: z.string().default(""),
};

/** Le formulaire d'une section : ses champs, et la version sur laquelle on l'a ouvert. */
export const formulaireDe = (section: CodeSection) =>
  z.object({
    ...Object.fromEntries(
      SECTIONS[section].champs.map(({ nom, forme }) => [nom, forme === "paroles" ? paroles : texte]),
    ),
    ...CHAMPS_COMMUNS,
  });
