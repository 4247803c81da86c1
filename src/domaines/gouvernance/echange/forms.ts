import { z } from "zod";
import { jourRequis, libre, requis, VERSION } from "../forms.ts";
import { BASES_LEGALES, type Etudes, type NomEtude, SENS_ETUDE } from "./model.ts";

const LE = jourRequis("Donnez un jour, par exemple 12/06/2026");
const SENS = z.enum(SENS_ETUDE, "Dites dans quel sens");

export const DEMANDE = z.object({
  id: z.uuid("Rouvrez cette page pour demander"),
  version: VERSION.default(0),
  objet: requis("Nommez ce qui est demandé"),
  demandeur: requis("Dites qui demande", 200),
  detenteur: requis("Dites qui détient ces données", 200),
  finalite: requis("Dites à quoi elles serviront", 2000),
  categories: requis("Dites quelles données, sans en recopier aucune", 2000),
  personnelles: z.enum(["oui", "non"], "Dites si l’on y lit quelqu’un").transform((dit) => dit === "oui"),
  baseLegale: z
    .union([z.literal(""), z.enum(BASES_LEGALES)], "Choisissez parmi ces bases légales")
    .default("")
    .transform((base) => base || null),
  demandeLe: jourRequis("Donnez le jour de la demande, par exemple 12/06/2026"),
});

const etude = (nom: NomEtude) =>
  ({
    [`${nom}-sens`]: SENS.or(z.literal("")).default(""),
    [`${nom}-texte`]: libre(),
    [`${nom}-le`]: z.string().trim().default(""),
  }) as Record<string, z.ZodType<string>>;

export const ETUDIER = z.object({
  version: VERSION,
  ...etude("opportunite"),
  ...etude("faisabilite"),
  ...etude("conformite"),
});

/** Les études que le formulaire donne entières : un sens et un jour. */
export function etudesDe(saisi: Record<string, unknown>, noms: readonly NomEtude[]): Etudes {
  const une = z.object({ sens: z.enum(SENS_ETUDE), texte: z.string(), le: LE });
  return Object.fromEntries(
    noms.flatMap((nom) => {
      const lue = une.safeParse({ sens: saisi[`${nom}-sens`], texte: saisi[`${nom}-texte`], le: saisi[`${nom}-le`] });
      return lue.success ? [[nom, lue.data]] : [];
    }),
  );
}

export const AVIS = z.object({
  version: VERSION,
  sens: SENS,
  recommandations: libre(),
  le: LE,
  renduPar: requis("Nommez qui rend l’avis", 200),
});

export const DECISION = z.object({
  version: VERSION,
  sens: z.enum(["acceptee", "refusee"], "Dites si la demande est acceptée"),
  motif: libre(),
  le: LE,
  par: requis("Dites qui a décidé", 200),
});

export const INSCRIPTION = z.object({
  version: VERSION,
  reference: requis("Donnez la référence au registre du responsable", 100),
  responsable: requis("Nommez le responsable du traitement", 200),
  delegue: libre(200),
  personnes: requis("Dites de qui parlent ces données", 500),
  destinataires: requis("Dites qui les recevra", 500),
  conservation: requis("Dites combien de temps elles seront gardées", 500),
  securite: requis("Dites comment elles sont protégées", 1000),
  transferts: requis("Écrivez « Aucun » si rien ne sort de l’Union européenne", 500),
  le: LE,
  revoirLe: jourRequis("Donnez le jour de la prochaine revue"),
});

export const REVUE = z.object({ version: VERSION, revoirLe: jourRequis("Donnez le jour de la prochaine revue") });
export const SEULE_VERSION = z.object({ version: VERSION });
