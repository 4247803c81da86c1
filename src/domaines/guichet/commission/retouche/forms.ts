import { z } from "zod";
import { estMois, type Mois, rangDuMois } from "#commun/mois.ts";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { GENRES_RETOUCHE, type GenreRetouche, type Geste } from "./model.ts";

const numero = z.string().trim().min(1, "Donnez le numéro du dossier").max(40, "Ce n’est pas un numéro de dossier");
const structure = z.string().min(1, "Choisissez la structure");
const nombre = (phrase: string) =>
  z
    .string()
    .trim()
    .regex(/^[-+]?\d{1,4}$/, phrase)
    .transform(Number);

/** Des demi-journées cochées, une par ligne. */
const semaine = z
  .string()
  .default("")
  .transform((lignes) =>
    lignes
      .split("\n")
      .filter((ligne) => /^\d$/.test(ligne))
      .reduce((bits, ligne) => bits | (1 << Number(ligne)), 0),
  );
const mois = z
  .string()
  .refine(estMois, "Choisissez le mois")
  .transform((texte) => rangDuMois(texte as Mois));

const ENFANTS = [0, 1, 2, 3] as const;

const SCHEMAS = {
  ajout: z.object({ dossier: numero }),
  retrait: z.object({ dossier: numero }),
  ecartee: z.object({ dossier: numero, structure }),
  points: z.object({ dossier: numero, variation: nombre("Donnez un nombre de points, avec son signe") }),
  capacite: z
    .object({
      structure,
      section: z.string().default(""),
      de: mois,
      a: mois,
      semaine,
      variation: nombre("Donnez un nombre de places, avec son signe"),
    })
    .refine(({ de, a }) => de <= a, { path: ["a"], message: "Le dernier mois vient avant le premier" }),
  imposee: z.object({
    dossier: numero,
    structure,
    reserve: z.string().default(""),
    entree: z
      .string()
      .default("")
      .refine((texte) => texte === "" || estMois(texte), "Choisissez le mois")
      .transform((texte) => (texte === "" ? undefined : rangDuMois(texte as Mois))),
    semaine0: semaine,
    semaine1: semaine,
    semaine2: semaine,
    semaine3: semaine,
  }),
  levee: z.object({ rang: nombre("Ce geste n’existe pas") }),
} satisfies Record<GenreRetouche, z.ZodType>;

const estGenre = (texte: string): texte is GenreRetouche => GENRES_RETOUCHE.some((genre) => genre === texte);

function imposer(lue: z.output<(typeof SCHEMAS)["imposee"]>): Geste {
  const semaines = ENFANTS.map((enfant) => lue[`semaine${enfant}`]);
  while (semaines.length > 1 && semaines.at(-1) === 0) semaines.pop();
  const reserve = lue.reserve ? { reserve: lue.reserve } : {};
  const entree = lue.entree === undefined ? {} : { entree: lue.entree };
  const place = { structure: lue.structure, semaines, ...reserve, ...entree };
  return { genre: "imposee", dossier: lue.dossier, place };
}

/** Le geste que dit un formulaire ; nul si aucune page ne l'envoie. */
export function lireGeste(form: FormData): Geste | FormErrors | null {
  const genre = form.get("genre");
  if (typeof genre !== "string" || !estGenre(genre)) return null;
  if (genre === "imposee") {
    const lue = parseForm(SCHEMAS.imposee, form);
    return isFormErrors(lue) ? lue : imposer(lue);
  }
  if (genre === "capacite") {
    const lue = parseForm(SCHEMAS.capacite, form);
    return isFormErrors(lue) ? lue : { genre, ...lue, section: lue.section || null };
  }
  const lue = parseForm(SCHEMAS[genre], form);
  return isFormErrors(lue) ? lue : ({ genre, ...lue } as Geste);
}
