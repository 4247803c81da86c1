import { z } from "zod";
import { jour, texte } from "../forms.ts";
import { EFFETS, FORMALITES, QUI_RESILIE, type RefusLevee, type RefusMode, type RefusResiliation } from "./model.ts";

const version = z.coerce.number().int();

export const modeForm = z.object({
  intitule: z
    .string()
    .default("")
    .transform((valeur) => valeur.trim())
    .refine(Boolean, "Donnez un nom à ce mode.")
    .refine((valeur) => valeur.length <= 200, "Ce nom tient en 200 signes."),
  qui: z.enum(QUI_RESILIE, { error: "Dites qui peut y recourir." }),
  formalite: z.enum(FORMALITES, { error: "Dites quelle formalité il demande." }),
  preavisMois: z
    .string()
    .default("")
    .transform((valeur) => valeur.trim())
    .refine(
      (valeur) => valeur === "" || (/^\d{1,2}$/.test(valeur) && Number(valeur) >= 1 && Number(valeur) <= 60),
      "Un préavis se compte en mois, de 1 à 60 ; laissez vide s’il n’y en a pas.",
    )
    .transform((valeur) => (valeur === "" ? null : Number(valeur))),
  effet: z.enum(EFFETS, { error: "Dites ce qu’il advient des engagements." }),
  precisions: texte.refine((valeur) => (valeur?.length ?? 0) <= 1000, "Ce texte tient en 1 000 signes."),
  version,
});

export const versionForm = z.object({ version });

export const resiliationForm = z.object({
  mode: z.string().min(1, "Choisissez le mode."),
  le: jour.refine((valeur) => valeur !== null, "Donnez le jour où elle a été notifiée."),
  motif: texte.refine((valeur) => (valeur?.length ?? 0) <= 1000, "Ce texte tient en 1 000 signes."),
  version,
});

export const PHRASES_MODE: Record<RefusMode, [champ: string, phrase: string]> = {
  "delai-manquant": ["preavisMois", "Une mise en demeure laisse un délai : donnez-le en mois."],
  "delai-sans-formalite": [
    "preavisMois",
    "Sans formalité, rien ne fait courir de délai : laissez vide, ou choisissez une formalité.",
  ],
};

export const PHRASES_LEVEE: Record<RefusLevee, string> = {
  "rien-a-lever": "Il n’y a rien à lever : aucune résiliation n’est inscrite, ou elle a déjà pris effet.",
  "suite-commencee-avant":
    "La convention qui prend sa suite commence avant le dernier jour de celle-ci : changez d’abord ses dates.",
};

export const PHRASES_RESILIATION: Record<RefusResiliation, [champ: string, phrase: string]> = {
  "passage-impossible": [
    "mode",
    "Cette convention ne se résilie pas : elle n’est pas signée, elle a pris fin, ou elle est déjà résiliée.",
  ],
  "effet-apres-fin": [
    "le",
    "Le préavis finirait après le dernier jour de la convention : elle ira à son terme, il n’y a rien à résilier.",
  ],
  "notifiee-demain": ["le", "Ce jour n’est pas encore venu : vous l’inscrirez quand ce sera notifié."],
  "pas-signee-alors": ["le", "La convention n’était pas encore signée ce jour-là."],
};
