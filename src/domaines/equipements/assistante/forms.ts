import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { lines } from "#platform/forms.ts";
import { coche, entier, entierOuRien, jourOuRien, prose, texte } from "../volet/champs/forms.ts";

export const ASSISTANTE = z.object({
  version: z.coerce.number().int().default(1),
  nom: z.string().trim().min(1, "Donnez son nom.").max(120, "Un nom tient en 120 signes."),
  commune: z.string().trim().min(1, "Donnez sa commune.").max(100, "C’est trop long : 100 signes au plus."),
  quartier: prose(100),
  telephone: texte(30),
  courriel: texte(200).refine(
    (valeur) => valeur === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
    "Cette adresse de courriel est incomplète.",
  ),
  mam: texte(80),
  agrement: entier(1, 6, "Un agrément va de 1 à 6 enfants."),
  agrementFin: jourOuRien,
  libres: entierOuRien(0, 6, "De 0 à 6 places, ou rien si vous ne savez pas."),
  libresDes: jourOuRien,
  precisions: prose(300),
  monenfant: texte(300).refine(
    (valeur) => valeur === null || /^https:\/\/([\w-]+\.)*monenfant\.fr(\/|$)/.test(valeur),
    "L’adresse de sa page commence par https://monenfant.fr/.",
  ),
  consent: coche,
});

export const PHRASES_PLACES: Record<"trop-de-places" | "apres-agrement", readonly [champ: string, phrase: string]> = {
  "trop-de-places": ["libres", "Elle n’a pas plus de places libres que son agrément."],
  "apres-agrement": ["libresDes", "Son agrément sera terminé ce jour-là."],
};

export const DISPONIBILITES = z.object({ lignes: lines });

export type Disponibilite = { nom: string; libres: number; des: Jour | null };

/** « 01/12/2026 » comme « 2026-12-01 » ; vide, aucun jour ; autre chose, faux. */
function lireJour(dit: string): Jour | null | false {
  if (dit === "") return null;
  const [, jour = "", mois = "", an = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(dit) ?? [];
  const lu = an ? `${an}-${mois.padStart(2, "0")}-${jour.padStart(2, "0")}` : dit;
  return estJour(lu) ? lu : false;
}

/** « Nom ; places ; dès le » : une disponibilité, ou la phrase de ce qui s'y lit mal. */
export function lireDisponibilite(ligne: string): Disponibilite | string {
  const [nom = "", places = "", dit = ""] = ligne.split(/[;\t]/).map((cellule) => cellule.trim());
  if (!nom || !/^[0-6]$/.test(places)) return `« ${ligne} » : écrivez « Nom ; places ; dès le », de 0 à 6 places.`;
  const des = lireJour(dit);
  if (des === false) return `« ${ligne} » : « ${dit} » n’est pas un jour, comme 01/12/2026.`;
  return { nom, libres: Number(places), des };
}
