import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lireMontant } from "#commun/montant.ts";

const court = (longueur: number) =>
  z.string().trim().max(longueur, `C’est trop long : ${longueur} signes au plus.`).default("");
const libre = court(2000);

/** Un texte d'une ligne, nul s'il est vide. */
export const texte = (longueur: number) => court(longueur).transform((valeur) => valeur || null);

/** Un texte long, vide s'il n'y en a pas. */
export const prose = court;

/** Un jour, ou rien. */
export const jourOuRien = libre
  .refine((valeur) => valeur === "" || estJour(valeur), "Donnez un jour du calendrier.")
  .transform((valeur) => (valeur || null) as Jour | null);

export const jour = (faute: string) => libre.refine(estJour, faute).transform((valeur) => valeur as Jour);

/** Une case cochée. */
export const coche = z
  .string()
  .optional()
  .transform((valeur) => valeur !== undefined);

const dans = (valeur: string, min: number, max: number) =>
  /^\d{1,6}$/.test(valeur) && Number(valeur) >= min && Number(valeur) <= max;

/** Un nombre entier entre deux bornes. */
export const entier = (min: number, max: number, faute: string) =>
  libre.refine((valeur) => dans(valeur, min, max), faute).transform(Number);

/** Le même, ou rien. */
export const entierOuRien = (min: number, max: number, faute: string) =>
  libre
    .refine((valeur) => valeur === "" || dans(valeur, min, max), faute)
    .transform((valeur) => (valeur === "" ? null : Number(valeur)));

/** Un montant écrit à la française, en centimes. */
export const montant = libre.transform((valeur, c) => {
  const lu = lireMontant(valeur);
  if (lu === null) c.addIssue("un montant, par exemple 12 500 ou 0,85.");
  return lu ?? 0;
});

/** Le même, ou rien. */
export const montantOuRien = libre.transform((valeur, c) => {
  const lu = valeur === "" ? null : lireMontant(valeur);
  if (valeur !== "" && lu === null) c.addIssue("un montant, par exemple 1 850.");
  return lu;
});

/** Un nombre décimal entre deux bornes, virgule ou point, ou rien. */
export const decimalOuRien = (min: number, max: number, faute: string) =>
  libre
    .transform((valeur) => (valeur === "" ? null : Number(valeur.replace(",", "."))))
    .refine((valeur) => valeur === null || (Number.isFinite(valeur) && valeur >= min && valeur <= max), faute);

const PLACES = "un nombre de places, ou dix séparés par des espaces, du lundi matin au vendredi après-midi.";

/** Dix nombres de places : un seul vaut pour toutes les demi-journées. */
export const dixPlaces = libre.transform((valeur, c) => {
  const nombres = valeur.split(/[\s;,/]+/).filter(Boolean);
  const justes = nombres.every((nombre) => /^\d{1,3}$/.test(nombre)) && [1, 10].includes(nombres.length);
  if (!justes) c.addIssue(PLACES);
  return nombres.length === 1 ? Array<number>(10).fill(Number(nombres[0])) : nombres.map(Number);
});
