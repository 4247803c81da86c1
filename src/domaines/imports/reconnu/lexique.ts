import type { PagePerdue } from "#platform/files/model.ts";

/** Pourquoi une page n'a rien donné, en une phrase. */
export const PHRASES_PAGE: Record<PagePerdue["raison"], string> = {
  "image-seule": "Cette page est une image, sans texte : ce qu’elle dit n’a pas été lu.",
  "sans-image": "Cette page n’a ni texte ni image : rien n’y a été lu.",
  "sans-mots": "Aucun mot n’a été reconnu sur cette page : elle est blanche, ou illisible.",
  "trop-long": "La reconnaissance de cette page a dépassé le temps permis : ce qu’elle dit n’a pas été lu.",
  illisible: "L’image de cette page n’a pas pu être lue : ce qu’elle dit manque.",
};
