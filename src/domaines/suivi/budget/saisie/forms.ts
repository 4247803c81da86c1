import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { ANNEES, ETP_MAX, type Ligne, MONTANTS, NATURES } from "../model.ts";
import { saisirMontant } from "../rules.ts";
import { LIGNES_MAX, type LigneTapee } from "./model.ts";

const ILLISIBLES = {
  "montant-negatif": "Un montant ne peut pas être négatif",
  "montant-illisible": "Écrivez un montant en euros, par exemple 12 500,50",
  "montant-trop-grand": "Ce montant dépasse un milliard d’euros : vérifiez-le",
} as const;

const montant = z
  .string()
  .default("")
  .transform((texte, ctx) => {
    const lu = saisirMontant(texte);
    if (!(lu instanceof Refus)) return lu;
    ctx.addIssue(ILLISIBLES[lu.code]);
    return z.NEVER;
  });

const ETP_ILLISIBLE = "Écrivez des équivalents temps plein, par exemple 0,5 ou 1,25";
const etp = z
  .string()
  .default("")
  .transform((texte, ctx) => {
    const lu = saisirMontant(texte);
    if (!(lu instanceof Refus) && (lu ?? 0) <= ETP_MAX) return lu;
    ctx.addIssue(ETP_ILLISIBLE);
    return z.NEVER;
  });

const champsDe = (rang: number) => ({
  [`l${rang}-nature`]: z.enum(NATURES).catch("fonctionnement"),
  [`l${rang}-nom`]: z.string().trim().max(200, "Un nom tient en 200 signes").default(""),
  [`l${rang}-libelle`]: z.string().trim().max(120, "Une précision tient en 120 signes").default(""),
  [`l${rang}-retirer`]: z.string().optional(),
  ...Object.fromEntries(MONTANTS.map((nom) => [`l${rang}-${nom}`, montant])),
});

const HORS_ANNEES = `Une année de budget est entre ${ANNEES.premiere} et ${ANNEES.derniere}`;

/** Le formulaire d'une année : sa version lue, ses emplois, et `nombre` lignes dont certaines sont vides. */
export const grilleDe = (nombre: number) =>
  z.object({
    annee: z.coerce
      .number(HORS_ANNEES)
      .int(HORS_ANNEES)
      .min(ANNEES.premiere, HORS_ANNEES)
      .max(ANNEES.derniere, HORS_ANNEES),
    version: z.coerce.number().int().min(0).max(2_000_000_000),
    confirme: z.string().optional(),
    etpPrevu: etp,
    etpRealise: etp,
    ...(Object.assign({}, ...Array.from({ length: nombre }, (_, rang) => champsDe(rang))) as Record<never, never>),
  });

/** Combien de lignes un formulaire dit porter. */
export const nombreDe = (form: FormData): number => {
  const dit = Number(form.get("lignes"));
  return Number.isInteger(dit) ? Math.min(Math.max(dit, 0), LIGNES_MAX) : 0;
};

const estVide = ({ nom, libelle, ...ligne }: LigneTapee): boolean =>
  nom === "" && libelle === "" && MONTANTS.every((montantDit) => ligne[montantDit] === null);

/** Les lignes que la saisie garde : ni les vides, ni celles que l'on retire. */
export function lignesDe(saisie: Record<string, unknown>, nombre: number): LigneTapee[] {
  const lues = Array.from({ length: nombre }, (_, rang) => {
    const lire = (nom: string) => saisie[`l${rang}-${nom}`];
    const montants = Object.fromEntries(MONTANTS.map((nom) => [nom, lire(nom)]));
    const dite = { rang, nature: lire("nature"), nom: lire("nom"), libelle: lire("libelle"), ...montants };
    return { ligne: dite as LigneTapee, retiree: lire("retirer") !== undefined };
  });
  return lues.filter(({ ligne, retiree }) => !retiree && !estVide(ligne)).map(({ ligne }) => ligne);
}

const enEuros = (centimes: number | null): string =>
  centimes === null ? "" : (centimes / 100).toLocaleString("fr-FR", { minimumFractionDigits: centimes % 100 ? 2 : 0 });

/** Ce que chaque champ montre d'une ligne gardée. */
export const champsSaisis = (lignes: readonly Ligne[]): Record<string, string> =>
  Object.fromEntries(
    lignes.flatMap((ligne, rang) => [
      [`l${rang}-nature`, ligne.nature],
      [`l${rang}-nom`, ligne.nom],
      [`l${rang}-libelle`, ligne.libelle],
      ...MONTANTS.map((nom) => [`l${rang}-${nom}`, enEuros(ligne[nom])]),
    ]),
  );
