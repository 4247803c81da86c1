/** La forme qui sert à comparer et à trier : sans accents ni casse, ligatures défaites. */
export const sansAccents = (texte: string): string =>
  texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();

const enLignes = (texte: string): string => texte.replace(/\r\n?/g, "\n").trim();

/** Vrai si deux textes ne disent pas la même chose ; comment une ligne finit, un navigateur l'écrit autrement qu'on ne le garde, et ce n'est rien. */
export const differe = (un: string | undefined, autre: string | undefined): boolean =>
  enLignes(un ?? "") !== enLignes(autre ?? "");

/** Le mot qui suit un nombre : au singulier sous deux, 1,9 et zéro compris. */
export const accorder = (nombre: number, singulier: string, plurielle = `${singulier}s`): string =>
  Math.abs(nombre) < 2 ? singulier : plurielle;

/** « 1 fiche », « 2 fiches ». */
export const pluriel = (nombre: number, singulier: string, plurielle?: string): string =>
  `${nombre.toLocaleString("fr-FR")} ${accorder(nombre, singulier, plurielle)}`;

/** Les mots en -s ou en -x qui n'ont pas d'autre singulier. */
const INVARIABLES = new Set(
  "abcès abus accès appuis autobus avis bas biais bois bonus bras bus campus cas choix colis commis compas concours congrès consensus corps corpus cours cursus décès devis discours dos encours excès fils focus fois fonds français gars gaz gens héros index jus logis malus marais matelas mois minibus palais parcours pas pays permis plus poids prix procès processus progrès propos puits recours refus relais remords rendez-vous repas secours sens sous souris succès talus taux tapis temps terminus tiers tournois travaux univers velours virus vis voix vous".split(
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
