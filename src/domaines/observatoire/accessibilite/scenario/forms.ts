import { z } from "zod";
import { MODES_ACCUEIL } from "../etude/model.ts";

const texte = z.string().trim().max(200, "Ce champ tient en 200 signes.").default("");
const nombre = texte.transform((dit) => (/^\d{1,4}([.,]\d+)?$/.test(dit) ? Number(dit.replace(",", ".")) : Number.NaN));
const version = z.coerce.number().int().min(1).catch(0);

export const SCENARIO = z.object({
  nom: z
    .string({ error: "Donnez un nom au scénario." })
    .trim()
    .min(1, "Donnez un nom au scénario.")
    .max(120, "Ce nom est trop long : 120 caractères au plus."),
  note: z.string().trim().max(2000, "Cette note tient en 2 000 signes.").default(""),
  version,
});

/** Un changement, tel qu'un formulaire l'écrit : la commune par son nom, la structure par son identifiant. */
export const CHANGEMENT = z.discriminatedUnion(
  "genre",
  [
    z.object({
      genre: z.literal("ouvrir"),
      nom: texte,
      commune: texte,
      mode: z.enum(MODES_ACCUEIL).catch("collectif"),
      places: nombre,
      version,
    }),
    z.object({ genre: z.literal("fermer"), site: texte, version }),
    z.object({ genre: z.literal("deplacer"), site: texte, commune: texte, version }),
    z.object({ genre: z.literal("places"), site: texte, places: nombre, version }),
    z.object({ genre: z.literal("reserver"), site: texte, version }).transform((dit) => ({ ...dit, reservee: true })),
    z.object({ genre: z.literal("bassin"), commune: texte, bassin: texte, version }),
  ],
  { error: "Dites ce qui change." },
);
