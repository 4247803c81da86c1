import type { Ton } from "#commun/document.ts";

/** Les mêmes dessins que les pages, pour un document : sans feuille de style, lisibles en noir et blanc. */
const COULEURS: Record<Ton, string> = {
  gris: "#7a8088",
  bleu: "#1f5aa0",
  vert: "#226b35",
  ocre: "#8a5200",
  rouge: "#a3262a",
};
const [ENCRE, ENCRE_DOUCE, ACCENT, FILET] = ["#22262c", "#5c636b", "#1c6a5f", "#c3c7cb"];
const LARGE = 640;
const RANGEE = 46;

const echapper = (texte: string) =>
  texte.replace(/[&<>"]/g, (signe) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[signe] ?? signe);

const pixel = (valeur: number): string => valeur.toFixed(1);

const ecrit = ([x, y]: readonly [x: number, y: number], taille: number, texte: string, encre = ENCRE) =>
  `<text x="${pixel(x)}" y="${pixel(y)}" font-size="${taille}" fill="${encre}">${echapper(texte)}</text>`;

const cadre = (haut: number, dedans: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGE} ${haut}" font-family="Source Sans 3, sans-serif">${dedans}</svg>`;

/** `ton` est nul là où rien n'a été dit : le silence n'est pas un état, sa barre est vide. */
export type Part = { valeur: number; libelle: string; ton: Ton | null };

/** Une barre par groupe, chaque part avec son nombre et son nom. */
export function dessinerPiles(piles: readonly { nom: string; parts: readonly Part[] }[]): string {
  const totaux = piles.map(({ parts }) => parts.reduce((somme, { valeur }) => somme + valeur, 0));
  const plus = Math.max(1, ...totaux);
  const rangees = piles.map(({ nom, parts }, rang) => {
    let x = 0;
    const haut = rang * RANGEE;
    const barres = parts.map(({ valeur, libelle, ton }) => {
      const [de, large] = [x, (valeur / plus) * LARGE];
      x += large;
      const entier = `${valeur} ${libelle}`;
      const texte = entier.length * 6.2 < large - 10 ? entier : `${valeur}`;
      const [fond, encre] = ton ? [COULEURS[ton], "#fff"] : ["#e6e8ea", ENCRE];
      const barre = `<rect x="${pixel(de)}" y="${haut + 19}" width="${pixel(Math.max(1, large - 2))}" height="20" fill="${fond}"/>`;
      return barre + ecrit([de + 6, haut + 33], 12, texte, encre);
    });
    return ecrit([0, haut + 13], 13, nom) + barres.join("");
  });
  return cadre(piles.length * RANGEE, rangees.join(""));
}

/** Des barres depuis zéro, chacune sous son nom et à côté de son chiffre. */
export function dessinerBarres(barres: readonly { libelle: string; valeur: number; ecrite: string }[]): string {
  const plus = Math.max(1, ...barres.map(({ valeur }) => valeur));
  const rangees = barres.map(({ libelle, valeur, ecrite }, rang) => {
    const [haut, large] = [rang * RANGEE, (Math.max(0, valeur) / plus) * (LARGE - 110)];
    const barre =
      valeur > 0
        ? `<rect x="0" y="${haut + 19}" width="${pixel(Math.max(1, large))}" height="16" fill="${ACCENT}"/>`
        : "";
    return ecrit([0, haut + 13], 13, libelle) + barre + ecrit([large + 7, haut + 32], 13, ecrite);
  });
  return cadre(barres.length * RANGEE, rangees.join(""));
}

/** Une petite ligne et ce qu'elle montre ; `creux` : la valeur attend d'être validée. */
export type Allure = {
  nom: string;
  ecrite: string;
  points: readonly { t: number; valeur: number; creux: boolean }[];
  cible: number | null;
};

const COLONNES = 3;
const CASE = { large: LARGE / COLONNES, haut: 92, dessin: 34, marge: 6 };
const LETTRES = 34;

const court = (texte: string) => (texte.length <= LETTRES ? texte : `${texte.slice(0, LETTRES - 1).trimEnd()}…`);

function dessinerAllure({ nom, ecrite, points, cible }: Allure, gauche: number, haut: number): string {
  const temps = points.map(({ t }) => t);
  const valeurs = [...points.map(({ valeur }) => valeur), ...(cible === null ? [] : [cible])];
  const [debut, fin, bas, plus] = [
    Math.min(...temps),
    Math.max(...temps),
    Math.min(0, ...valeurs),
    Math.max(...valeurs),
  ];
  const utile = CASE.large - 3 * CASE.marge;
  const x = (t: number) => gauche + CASE.marge + (fin === debut ? 0.5 : (t - debut) / (fin - debut)) * utile;
  const y = (valeur: number) => haut + 24 + CASE.dessin * (1 - (valeur - bas) / (plus - bas || 1));
  const trait = points
    .map(({ t, valeur }, rang) => `${rang === 0 ? "M" : "L"}${pixel(x(t))} ${pixel(y(valeur))}`)
    .join("");
  const ronds = points.map(
    ({ t, valeur, creux }) =>
      `<circle cx="${pixel(x(t))}" cy="${pixel(y(valeur))}" r="3" fill="${creux ? "#fff" : ACCENT}" stroke="${ACCENT}"/>`,
  );
  const repere =
    cible === null
      ? ""
      : `<path d="M${pixel(gauche)} ${pixel(y(cible))}H${pixel(gauche + CASE.large - 12)}" fill="none" stroke="${FILET}" stroke-dasharray="4 3"/>`;
  return [
    ecrit([gauche, haut + 13], 12, court(nom)),
    repere,
    `<path d="${trait}" fill="none" stroke="${ACCENT}" stroke-width="2"/>`,
    ...ronds,
    ecrit([gauche, haut + CASE.haut - 16], 12, ecrite, ENCRE_DOUCE),
  ].join("");
}

/** Des petites lignes côte à côte, chacune avec son nom, sa cible en tirets et sa dernière valeur. */
export const dessinerAllures = (allures: readonly Allure[]): string =>
  cadre(
    Math.ceil(allures.length / COLONNES) * CASE.haut,
    allures
      .map((allure, rang) =>
        dessinerAllure(allure, (rang % COLONNES) * CASE.large, Math.floor(rang / COLONNES) * CASE.haut),
      )
      .join(""),
  );
