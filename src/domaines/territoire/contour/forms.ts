import { z } from "zod";
import { COMMUNES_MAX, type RefusContour } from "./lecture/rules.ts";

export const FICHIER_MAX = 8 * 1024 * 1024;

export const contourForm = z.object({
  source: z
    .string({ error: "Dites d’où viennent ces contours." })
    .trim()
    .min(1, "Dites d’où viennent ces contours, par exemple « IGN, Admin Express ».")
    .max(200, "Cette source est trop longue : 200 caractères au plus."),
  millesime: z.coerce
    .number({ error: "Donnez l’année des contours, par exemple 2025." })
    .int("Donnez l’année des contours, par exemple 2025.")
    .min(1900, "Donnez l’année des contours, par exemple 2025.")
    .max(2100, "Donnez l’année des contours, par exemple 2025."),
});

/** Ce qui ne va pas dans un fichier de contours, et quoi faire. */
export const PHRASES_CONTOUR: Record<RefusContour, string> = {
  "sans-fichier": "Choisissez un fichier de contours.",
  "trop-gros": "Ce fichier dépasse 8 Mo : prenez les contours d’un département à la fois, ou une édition simplifiée.",
  illisible: "Ce fichier ne se lit pas : il faut du GeoJSON, du texte qui commence par une accolade.",
  "trop-long": "La lecture de ce fichier a dépassé le temps permis : prenez une édition simplifiée des contours.",
  "trop-de-memoire": "La lecture de ce fichier demandait trop de mémoire : prenez une édition simplifiée des contours.",
  "pas-une-collection": "Ce fichier n’est pas une collection de contours (« FeatureCollection »).",
  "sans-code": "Un contour n’a pas de code officiel de commune (propriété « code », cinq caractères).",
  "pas-des-degres": "Les coordonnées ne sont pas des degrés : exportez le fichier en WGS 84 (EPSG:4326).",
  geometrie: "Un contour n’est ni un polygone ni un ensemble de polygones, ou ses points ne se lisent pas.",
  "trop-de-communes": `Ce fichier a plus de ${COMMUNES_MAX.toLocaleString("fr-FR")} communes : prenez les départements voisins seulement.`,
  "aucune-commune": "Ce fichier ne dessine aucune commune d’aujourd’hui.",
};
