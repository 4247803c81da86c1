import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import { FREQUENCES } from "../periode/model.ts";
import { lireNombre } from "../valeur/nombre/rules.ts";
import { DECOMPTES, type Definition, MESURES, SENS, VENTILATIONS } from "./model.ts";
import { lireCible } from "./saisie/rules.ts";

const mot = (max: number) => z.string().trim().max(max, `Ce texte tient en ${max} signes`).default("");

const nombreOuRien = z
  .string()
  .default("")
  .transform((texte, ctx) => {
    if (!texte.trim()) return null;
    const lu = lireNombre(texte);
    if (lu === null) ctx.addIssue({ code: "custom", message: "Écrivez un nombre, par exemple 12 ou 12,5" });
    return lu;
  });

const jourOuRien = z
  .string()
  .default("")
  .refine((texte) => texte === "" || estJour(texte), "Donnez un jour du calendrier")
  .transform((texte) => (texte || null) as Jour | null);

const cibles = lines.transform((lignes, ctx) =>
  lignes.flatMap((ligne) => {
    const cible = lireCible(ligne);
    if (!cible)
      ctx.addIssue({ code: "custom", message: `« ${ligne} » n’est pas une cible : écrivez par exemple 2027 : 60` });
    return cible ?? [];
  }),
);

const liste = lines.refine(
  (lignes) => lignes.length <= 40 && lignes.every((ligne) => ligne.length <= 80),
  "Quarante lignes au plus, de 80 signes chacune",
);

const coche = z
  .string()
  .optional()
  .transform((valeur) => valeur !== undefined);

const FORME = z.object({
  libelle: z
    .string()
    .trim()
    .min(1, "Dites ce que l’indicateur mesure, par exemple « Enfants accueillis »")
    .max(300, "Un intitulé tient en 300 signes"),
  mesure: z.enum(MESURES, "Choisissez ce que l’on relève"),
  unite: mot(40),
  sens: z.enum(SENS).default("hausse"),
  cumul: coche,
  frequence: z.enum(FREQUENCES, "Choisissez à quel rythme on le relève"),
  source: mot(200),
  statistique: mot(80),
  millesime: mot(20),
  depart: nombreOuRien,
  departSur: nombreOuRien,
  departLe: jourOuRien,
  cibles,
  ventilation: z.enum(VENTILATIONS).default("aucune"),
  modalites: liste,
  niveaux: liste,
  minimum: nombreOuRien,
  maximum: nombreOuRien,
  decompte: z.enum(["", ...DECOMPTES]).default(""),
  service: z.string().default(""),
  fiches: lines,
  version: z.coerce.number().int().max(2_000_000_000).default(0),
});

/** SUI-121 : une valeur de départ a sa date, et une date de départ sa valeur. */
export const DEFINITION = FORME.superRefine(({ depart, departLe }, ctx) => {
  if (depart !== null && departLe === null)
    ctx.addIssue({ code: "custom", path: ["departLe"], message: "Dites de quand date la valeur de départ" });
  if (depart === null && departLe !== null)
    ctx.addIssue({ code: "custom", path: ["depart"], message: "Donnez la valeur de départ, ou effacez sa date" });
});

export type SaisieDefinition = z.output<typeof DEFINITION>;

export function definitionDe(saisi: SaisieDefinition): Definition {
  const { depart, departSur, departLe, decompte, service, fiches: _f, version: _v, ...reste } = saisi;
  return {
    ...reste,
    depart: depart !== null && departLe !== null ? { nombre: depart, sur: departSur, le: departLe } : null,
    decompte: decompte || null,
    service: service || null,
  };
}
