import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import { GENRES_ETAPE, GENRES_FIGURE, GENRES_ZONE, ORIGINES, THEMES } from "./model.ts";
import { fauteDesPublics } from "./rules.ts";

const libre = (max = 12_000) =>
  z.string().trim().max(max, `Ce texte dépasse ${max} signes : raccourcissez-le`).default("");
const requis = (phrase: string, max = 500) => z.string().trim().min(1, phrase).max(max, `${max} signes au plus`);
const VERSION = z.coerce.number().int().min(0).max(2_000_000_000).default(0);
const ID = z.string().regex(/^[\w-]{1,80}$/, "Rouvrez cette page");
const jourLibre = z
  .string()
  .trim()
  .default("")
  .refine((jour) => jour === "" || estJour(jour), "Écrivez un jour : 2026-03-15")
  .transform((jour): Jour | null => (jour ? (jour as Jour) : null));
const THEME = z.enum(THEMES, "Choisissez un thème");

/** Une section : son texte et ses listes ; le titre ne se change que si le territoire l'a ajoutée. */
export const SECTION = z.object({
  version: VERSION,
  titre: z.string().trim().max(200, "200 signes au plus").default(""),
  texte: libre(30_000),
  forces: lines,
  faiblesses: lines,
  besoins: lines,
});

export const SECTION_NEUVE = z.object({ id: ID, titre: requis("Donnez un titre à cette partie", 200) });

export const FIGURE = z.object({
  id: ID,
  genre: z.enum(GENRES_FIGURE, "Choisissez comment le montrer"),
  statistique: requis("Choisissez un chiffre", 80),
  millesime: z
    .string()
    .trim()
    .default("")
    .refine((annee) => annee === "" || /^(19|20)\d\d$/.test(annee), "Écrivez une année : 2022")
    .transform((annee) => (annee ? Number(annee) : null)),
});

export const ETAPE = z
  .object({
    id: ID,
    version: VERSION,
    genre: z.enum(GENRES_ETAPE, "Choisissez de quoi il s’agit"),
    titre: requis("Nommez ce moment"),
    debut: jourLibre,
    fin: jourLibre,
    participants: z
      .string()
      .trim()
      .default("")
      .refine((nombre) => /^\d{0,6}$/.test(nombre), "Écrivez un nombre de personnes")
      .transform((nombre) => (nombre ? Number(nombre) : null)),
    public: libre(500),
    constats: libre(),
  })
  .refine(({ debut, fin }) => !debut || !fin || debut <= fin, {
    path: ["fin"],
    error: "Ce moment finirait avant de commencer. Inversez les deux dates.",
  })
  .refine((etape) => fauteDesPublics(etape) !== "total-faux", {
    path: ["participants"],
    error: "Les publics dits un à un ne font pas ce nombre. Corrigez-le, ou laissez-le vide si chacun a le sien.",
  })
  .refine((etape) => fauteDesPublics(etape) !== "sans-total", {
    path: ["public"],
    error: "Un public n’a pas son nombre. Donnez-le, ou donnez le total des participants : il aura le reste.",
  });

export const APPORT = z.object({
  id: ID,
  version: VERSION,
  etape: z
    .string()
    .default("")
    .transform((id) => id || null),
  origine: z.enum(ORIGINES, "Dites d’où cela vient"),
  theme: THEME,
  texte: requis("Écrivez ce qui a été apporté", 4000),
});

export const ZONE = z.object({
  id: ID,
  version: VERSION,
  genre: z.enum(GENRES_ZONE, "Dites ce qui y manque"),
  theme: THEME,
  nom: requis("Nommez la zone", 200),
  communes: lines,
  constat: libre(4000),
});

export const ENJEU = z.object({
  id: ID,
  version: VERSION,
  theme: THEME,
  texte: requis("Écrivez l’enjeu", 2000),
  priorite: z
    .enum(["", "1", "2", "3"], "Choisissez une priorité")
    .default("")
    .transform((rang) => (rang ? (Number(rang) as 1 | 2 | 3) : null)),
  statistiques: lines,
  apports: lines,
  zones: lines,
});
