import { z } from "zod";
import { lireMontant } from "#commun/montant.ts";
import { newId } from "#platform/ids.ts";
import { entierOuRien, jour, jourOuRien, texteCourt, texteRequis, version } from "../forms.ts";
import {
  FORMES,
  GENRES_BILAN_SCHEMA,
  type Investissement,
  MODES_ACCUEIL,
  type Quantite,
  TYPES_TRAVAUX,
} from "./model.ts";
import { lireMetier } from "./rules.ts";

export const FIN_APRES = "Le dernier jour vient après le premier";

export const SCHEMA = z
  .object({
    id: z.uuid("Rouvrez cette page pour ouvrir le schéma"),
    autorite: texteRequis("Dites qui planifie", 200),
    forme: z.enum(FORMES, "Dites la forme du document"),
    convention: texteCourt(60),
    titre: texteRequis("Donnez un titre"),
    debut: jour("Donnez le premier jour"),
    fin: jour("Donnez le dernier jour"),
  })
  .refine(({ debut, fin }) => debut < fin, { path: ["fin"], message: FIN_APRES });

const long = texteCourt(20_000);

export const TEXTES = z.object({
  version,
  titre: texteRequis("Donnez un titre").optional(),
  debut: jour("Donnez le premier jour").optional(),
  fin: jour("Donnez le dernier jour").optional(),
  convention: texteCourt(60),
  texte: long,
  zones: long,
  accessibilite: long,
  autresBesoins: long,
  concertation: long,
  bilans: long,
  metiers: texteCourt(5000),
  departementalDebut: jourOuRien("Donnez le premier jour du schéma départemental"),
  departementalFin: jourOuRien("Donnez le dernier jour du schéma départemental"),
  compatibilite: long,
});

/** Les métiers, un par ligne, ou la première ligne qui se lit mal. */
export function metiersDe(texte: string) {
  const lignes = texte.split(/\r?\n/).filter((ligne) => ligne.trim());
  const fausse = lignes.find((ligne) => lireMetier(ligne) === null);
  return fausse ?? lignes.flatMap((ligne) => lireMetier(ligne) ?? []);
}

const an = entierOuRien("Donnez une année, comme 2027").refine(
  (nombre) => nombre === null || (nombre >= 2000 && nombre <= 2100),
  "Donnez une année, comme 2027",
);

export const INVESTISSEMENT = z
  .object({
    version,
    nom: texteRequis("Nommez le projet"),
    travaux: z.enum(TYPES_TRAVAUX, "Dites la nature des travaux"),
    zone: texteCourt(120),
    cout: z
      .string()
      .default("")
      .refine((texte) => !texte.trim() || lireMontant(texte) !== null, "Écrivez un montant, comme 850 000 €")
      .transform((texte) => (texte.trim() ? lireMontant(texte) : null)),
    debut: an,
    fin: an,
    moyens: texteCourt(2000),
    difficultes: texteCourt(2000),
    enfance: z.string().optional(),
  })
  .refine(({ debut, fin }) => debut === null || fin === null || debut <= fin, {
    path: ["fin"],
    message: "La dernière année ne précède pas la première",
  })
  .transform(({ version: lue, enfance, ...dit }) => ({
    version: lue,
    investissement: { ...dit, enfance: enfance === "oui", id: newId() } satisfies Investissement,
  }));

export const ADOPTION = z.object({
  version,
  le: jour("Donnez le jour de l’adoption"),
  acte: texteRequis("Citez l’acte"),
});

export const BILAN_SCHEMA = z.object({
  version,
  genre: z.enum(GENRES_BILAN_SCHEMA, "Dites quel bilan"),
  jourBilan: jour("Donnez le jour du bilan"),
  texteBilan: texteRequis("Écrivez ce que le bilan retient", 20_000),
});

export const VERSION = z.object({ version, zone: texteCourt(120) });

const NOMBRE = /^\d{1,6}(?:[.,]\d{1,2})?$/;

/** La grille d'une zone : un champ par mode et par année ; un champ vide ne dit rien, un champ faux rend sa faute. */
export function grilleDe(form: FormData, zone: string, annees: readonly Quantite["annee"][]) {
  const errors: Record<string, string[]> = {};
  const quantites = MODES_ACCUEIL.flatMap((mode) =>
    annees.flatMap((annee): Quantite[] => {
      const champ = `q-${mode}-${annee}`;
      const texte = String(form.get(champ) ?? "").replace(/[\s\u00a0\u202f]/g, "");
      if (!texte) return [];
      if (NOMBRE.test(texte)) return [{ zone, mode, annee, nombre: Number(texte.replace(",", ".")) }];
      errors[champ] = ["Écrivez un nombre, comme 24 ou 1,5"];
      return [];
    }),
  );
  return { quantites, errors };
}
