import type { FormatDocument } from "#commun/document.ts";
import type { RefusLogo } from "./logo/model.ts";
import type { EtatProduction, RaisonEchec } from "./production/model.ts";

/** Le nom d'un format, tel qu'on le demande. */
export const LIBELLES_FORMAT: Record<FormatDocument, string> = {
  pdf: "PDF",
  docx: "Word",
  odt: "OpenDocument",
  pptx: "Diaporama",
  xlsx: "Excel",
  ods: "Classeur OpenDocument",
};

export const LIBELLES_ETAT: Record<EtatProduction, string> = {
  demandee: "attend son tour",
  enCours: "se prépare",
  prete: "prêt",
  annulee: "annulé",
  echouee: "n’a pas pu être fait",
};

export const PHRASES_ECHEC: Record<RaisonEchec, string> = {
  acces: "Vous n’avez plus accès à ce que ce document contient.",
  introuvable: "Ce que ce document devait contenir n’existe plus.",
  "pdf-indisponible":
    "Cette installation ne sait pas faire de PDF : demandez le même document en Word ou en OpenDocument.",
  "trop-long": "Ce document demandait trop de temps : restreignez-le par un filtre, puis recommencez.",
  panne: "Quelque chose a empêché de faire ce document. Rien n’est perdu ; vous pouvez le redemander.",
};

export const PHRASES_REFUS = {
  "genre-inconnu": "Ce genre de document n’existe pas.",
  "format-inconnu": "Ce document ne se fait pas dans ce format.",
} as const;

export const PHRASES_LOGO: Record<RefusLogo, string> = {
  "sans-image": "Choisissez l’image du logo.",
  "trop-lourd": "Cette image dépasse 1 Mo : réduisez-la, puis recommencez.",
  format: "Ce fichier n’est ni un PNG ni un JPEG.",
  abimee: "Cette image est abîmée : elle ne se laisse pas dessiner. Enregistrez-la de nouveau, puis déposez-la.",
  dimensions: "Cette image doit avoir de 40 à 4 000 points de côté.",
  "sans-alternative": "Dites en quelques mots ce que montre l’image.",
  "partie-inconnue": "Cette partie n’est pas de la convention.",
};
