import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { jour, texteCourt } from "../forms.ts";
import { COMPETENCES, type Exercice, MODES, type Titulaire } from "./model.ts";

const nommees = lines.transform((dites) => COMPETENCES.filter((une) => dites.includes(une)));

export const EXERCICE = z.object({
  communes: lines.refine((codes) => codes.length > 0, "Choisissez au moins une commune"),
  competences: nommees.refine((dites) => dites.length > 0, "Choisissez au moins une compétence"),
  mode: z.enum(MODES, "Dites si la compétence est exercée, transférée ou non exercée"),
  titulaire: texteCourt(200),
  debut: jour("Donnez le jour d’effet, par exemple 01/01/2026"),
  acte: texteCourt(),
  efface: texteCourt(40),
});
export type SaisieExercice = z.output<typeof EXERCICE>;

/** Une ligne par commune et par compétence. */
export const exercicesDe = (saisie: SaisieExercice, titulaire: Titulaire | null, id: () => string): Exercice[] =>
  saisie.communes.flatMap((commune) =>
    saisie.competences.map((competence) => ({
      id: id(),
      commune,
      competence,
      debut: saisie.debut,
      mode: saisie.mode,
      titulaire: saisie.mode === "transferee" ? titulaire : null,
      acte: saisie.acte,
    })),
  );
