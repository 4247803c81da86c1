import { estMois, moisEnLettres } from "#commun/mois.ts";
import type { Dimension } from "./model.ts";

const AGES: Record<string, string> = {
  moins12: "Moins d’un an, ou à naître",
  de12a24: "D’un à deux ans",
  plus24: "Deux ans et plus",
};

const MODES: Record<string, string> = {
  collectif: "Crèche",
  individuel: "Assistante maternelle",
  lesDeux: "L’une ou l’autre",
  occasionnel: "Occasionnel seulement",
};

/** Le nom d'une ligne. */
export const CLES_DITES: Record<Dimension, (cle: string, nommer: (commune: string) => string) => string> = {
  commune: (cle, nommer) => (cle === "" ? "Commune inconnue" : nommer(cle)),
  age: (cle) => AGES[cle] ?? cle,
  mois: (cle) => (estMois(cle) ? moisEnLettres(cle) : cle),
  mode: (cle) => MODES[cle] ?? cle,
};

export const REFUS_CHIFFRES: Record<"trop-tot", string> = {
  "trop-tot":
    "Les chiffres de cette année furent publiés il y a moins de trois mois : leur différence pourrait désigner une famille.",
};
