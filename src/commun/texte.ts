/** La forme qui sert à comparer et à trier : sans accents ni casse, ligatures défaites. */
export const sansAccents = (texte: string): string =>
  texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();

/** « 1 fiche », « 2 fiches » ; zéro est singulier en français. */
export const pluriel = (nombre: number, singulier: string, plurielle = `${singulier}s`): string =>
  `${nombre.toLocaleString("fr-FR")} ${nombre < 2 ? singulier : plurielle}`;

/** Un nom de fichier que tous les systèmes acceptent : sans accents, sans espaces. */
export const nomFichier = (titre: string, extension: string): string =>
  `${
    sansAccents(titre)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80) || "document"
  }.${extension}`;
