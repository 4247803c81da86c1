import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import { ANCIENNETES, FAITS, type Tranche, TYPES_CRITERE } from "./model.ts";

const version = z.coerce.number().int().min(0).max(2_000_000_000);
const texte = (max = 300) =>
  z
    .string()
    .trim()
    .max(max, `Ce champ tient en ${max.toLocaleString("fr-FR")} signes`)
    .default("");
const requis = (message: string, max = 300) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Ce champ tient en ${max.toLocaleString("fr-FR")} signes`);

/** Un entier, négatif compris ; rien vaut zéro. */
const entier = (min: number, max: number, message: string) =>
  z
    .string()
    .trim()
    .default("")
    .transform((dit) => dit.replace("−", "-").replace(/\s/g, ""))
    .refine((dit) => /^-?\d{0,5}$/.test(dit) && Number(dit) >= min && Number(dit) <= max, message)
    .transform(Number);

const coche = z
  .string()
  .optional()
  .transform((dit) => dit === "oui");

export const VERSION = z.object({ version });

export const PUBLICATION = z.object({
  version,
  depuis: z
    .string()
    .trim()
    .refine(estJour, "Donnez le jour à partir duquel il s’applique")
    .transform((dit) => dit as Jour),
  acte: requis("Citez l’acte qui l’adopte"),
});

export const CADRE = z.object({
  version,
  titre: requis("Donnez un titre"),
  preambule: texte(5000),
  anciennete: z.enum(ANCIENNETES, "Dites depuis quand une demande attend"),
  refusRemetAZero: coche,
  ordreReserves: z.enum(["dAbord", "ensuite"], "Dites l’ordre des places gardées"),
  rangMontre: coche,
  delaiReponse: entier(1, 90, "Donnez de 1 à 90 jours pour répondre"),
  confirmation: entier(0, 24, "Donnez de 0 à 24 mois entre deux confirmations"),
  departage: lines,
});

const POINTS = "Donnez un nombre entier de points, de −1 000 à 1 000";
const points = entier(-1000, 1000, POINTS);

const PALIER = /^\s*(\d{1,4})\s*;\s*([^;]+?)\s*;\s*([−-]?\d{1,4})\s*$/;

/** Un palier par ligne : « 3 ; Les deux parents travaillent ; 40 ». */
export function lirePalier(ligne: string): Tranche | null {
  const [, seuil, libelle = "", donnes = ""] = PALIER.exec(ligne) ?? [];
  if (seuil === undefined) return null;
  const nombre = Number(donnes.replace("−", "-"));
  return Math.abs(nombre) > 1000 ? null : { aPartirDe: Number(seuil), libelle, points: nombre };
}

export const CODE = /^[a-z][A-Za-z0-9]{1,39}$/;

export const CRITERE = z.object({
  version,
  code: z
    .string()
    .trim()
    .regex(CODE, "Un code commence par une minuscule et n’a que des lettres sans accent et des chiffres"),
  libelle: requis("Nommez le critère", 150),
  description: texte(500),
  groupe: texte(40),
  piece: texte(200),
  fait: z.enum(FAITS, "Dites d’où vient sa valeur"),
  communes: lines,
  type: z.enum(TYPES_CRITERE, "Dites comment il compte"),
  points,
  unite: texte(60),
  maximum: entier(0, 1000, "Donnez un maximum entier, de 0 à 1 000"),
  minimum: entier(-1000, 1000, POINTS),
  tranches: lines,
  structures: lines,
  libelle_facile: texte(150),
  description_facile: texte(500),
  piece_facile: texte(200),
  unite_facile: texte(60),
  paliers_facile: lines,
  libelle_en: texte(150),
  description_en: texte(500),
  piece_en: texte(200),
  unite_en: texte(60),
  paliers_en: lines,
});
export type SaisieCritere = z.output<typeof CRITERE>;
