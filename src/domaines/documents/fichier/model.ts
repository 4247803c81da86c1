/** Ce que l'on joint à une chose : de quoi le montrer, sans ses octets. */
export type Fichier = {
  id: string;
  nom: string;
  type: TypeFichier;
  sha256: string;
  deposePar: string;
  deposeLe: string;
};

/** Le type de contenu de chaque sorte de fichier que l'on joint. */
export const CONTENUS = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
} as const;
export type TypeFichier = keyof typeof CONTENUS;

/** Un acte numérisé tient dans vingt mégaoctets. */
export const FICHIER_MAX = 20 * 1024 * 1024;

export type RefusFichier = "sans-fichier" | "trop-lourd" | "format";
