/** La forme qui sert à comparer et à trier : sans accents ni casse, ligatures défaites. */
export const sansAccents = (texte: string): string =>
  texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();

/** Le mot qui suit un nombre : au singulier sous deux, 1,9 et zéro compris. */
export const accorder = (nombre: number, singulier: string, plurielle = `${singulier}s`): string =>
  Math.abs(nombre) < 2 ? singulier : plurielle;

/** « 1 fiche », « 2 fiches ». */
export const pluriel = (nombre: number, singulier: string, plurielle?: string): string =>
  `${nombre.toLocaleString("fr-FR")} ${accorder(nombre, singulier, plurielle)}`;

/** Les mots en -s ou en -x qui n'ont pas d'autre singulier. */
const INVARIABLES = new Set(
  "abcès accès appuis autobus avis bras bus cas choix colis corps cours discours fois gaz mois palais parcours pays permis pas plus prix procès procès-verbaux progrès recours relais repas secours succès temps tiers travaux univers voix".split(
    " ",
  ),
);
const LIENS =
  /^(à|au|aux|avec|chez|d['’].*|dans|de|des|dont|du|en|entre|hors|l['’].*|le|la|les|par|pour|qui|sans|sous|sur)$/i;

const auSingulier = (mot: string): string => {
  if (INVARIABLES.has(mot.toLowerCase()) || /[^s]ss$|ss$|[’']s$/i.test(mot)) return mot;
  if (/(eaux|[ij]eux|lieux)$/i.test(mot)) return mot.slice(0, -1);
  return /[^s]s$/i.test(mot) && mot.length > 2 ? mot.slice(0, -1) : mot;
};

/** Une unité que quelqu'un a écrite au pluriel, telle qu'elle suit ce nombre : « 1 village desservi », « 2 villages desservis ». */
export const uniteAccordee = (nombre: number, unite: string): string => {
  if (Math.abs(nombre) >= 2) return unite;
  const mots = unite.split(" ");
  const fin = mots.findIndex((mot) => LIENS.test(mot));
  return mots.map((mot, rang) => (fin >= 0 && rang >= fin ? mot : auSingulier(mot))).join(" ");
};

/** Un nom de fichier que tous les systèmes acceptent : sans accents, sans espaces. */
export const nomFichier = (titre: string, extension: string): string =>
  `${
    sansAccents(titre)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80) || "document"
  }.${extension}`;
