import type { AjoutArticle, CorrectionArticle, Rendue, Retour } from "./model.ts";

/** Un texte sans ce que la mise en page y ajoute. */
export const nette = (ligne: string): string =>
  ligne
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Une ligne gardée (ses deux rangs), remplacée, ôtée (pas d'après) ou mise (pas d'avant). */
export type Pas = { avant: number | null; apres: number | null };

/** La longueur de ce que deux suites ont en commun, depuis chaque rang. */
function communes(avant: readonly string[], apres: readonly string[]): number[][] {
  const tables = Array.from({ length: avant.length + 1 }, () => Array<number>(apres.length + 1).fill(0));
  const lire = (i: number, j: number) => tables[i]?.[j] ?? 0;
  for (let i = avant.length - 1; i >= 0; i--) {
    for (let j = apres.length - 1; j >= 0; j--) {
      const ligne = tables[i] ?? [];
      ligne[j] = avant[i] === apres[j] ? lire(i + 1, j + 1) + 1 : Math.max(lire(i + 1, j), lire(i, j + 1));
    }
  }
  return tables;
}

/** Range face à face les ôtées et les mises d'un même passage : la première remplace la première. */
function apparier(otees: readonly number[], mises: readonly number[]): Pas[] {
  const longueur = Math.max(otees.length, mises.length);
  return Array.from({ length: longueur }, (_, rang) => ({ avant: otees[rang] ?? null, apres: mises[rang] ?? null }));
}

/** ACTE-14 : deux suites de lignes s'alignent sur ce qu'elles ont en commun ; entre deux lignes gardées, la première remplace la première. */
export function aligner(avant: readonly string[], apres: readonly string[]): Pas[] {
  const longueurs = communes(avant, apres);
  const pas: Pas[] = [];
  let [i, j, otees, mises]: [number, number, number[], number[]] = [0, 0, [], []];
  const vider = () => {
    pas.push(...apparier(otees, mises));
    [otees, mises] = [[], []];
  };
  const commune = (de: number, a: number) => longueurs[de]?.[a] ?? -1;
  while (i < avant.length && j < apres.length) {
    if (avant[i] === apres[j]) {
      vider();
      pas.push({ avant: i++, apres: j++ });
    } else if (commune(i + 1, j) >= commune(i, j + 1)) otees.push(i++);
    else mises.push(j++);
  }
  while (i < avant.length) otees.push(i++);
  while (j < apres.length) mises.push(j++);
  vider();
  return pas;
}

const TIRET = /^\s*[-–•]\s+/;
type Ligne = { brute: string; lue: string; tiret: boolean; avant: string };

/** Les lignes d'un texte écrit, chacune avec ce qui la sépare de la précédente ; celle qui ne se lit pas suit la suivante. */
function lignesDe(brut: string, lire: (ligne: string) => string): { lignes: Ligne[]; fin: string } {
  const lignes: Ligne[] = [];
  let avant = "";
  for (const brute of brut.split("\n")) {
    const lue = nette(lire(brute).replace(TIRET, ""));
    if (lue === "") avant += `${brute}\n`;
    else {
      lignes.push({ brute, lue, tiret: TIRET.test(brute), avant });
      avant = "";
    }
  }
  return { lignes, fin: avant };
}

/** Ce qui ne se lisait pas et ne se perd pas : une clause écartée garde sa place. */
const champsSeuls = (avant: string): string => (/\S/.test(avant) ? avant : "");

/**
 * ACTE-15 : un article corrigé dans Word garde, ligne par ligne, ce qui n'a pas changé tel qu'il était écrit, ses champs compris ; une
 * ligne changée devient ce qui revient, dans la même liste si elle en était.
 */
export function reprendre(brut: string, lire: (ligne: string) => string, rendues: readonly string[]): string {
  const { lignes, fin } = lignesDe(brut, lire);
  const apres = rendues.map(nette).filter(Boolean);
  const pas = aligner(
    lignes.map(({ lue }) => lue),
    apres,
  );
  const sortie = pas.map(({ avant: de, apres: a }, rang) => {
    const ligne = de === null ? undefined : lignes[de];
    const texte = a === null ? null : (apres[a] ?? "");
    if (ligne && texte === null) return champsSeuls(ligne.avant);
    if (ligne) return `${ligne.avant}${ligne.lue === texte ? ligne.brute : `${ligne.tiret ? "- " : ""}${texte}`}\n`;
    const voisines = [pas[rang - 1], pas[rang + 1]].map((un) => lignes[un?.avant ?? -1]);
    return voisines.every((une) => une?.tiret) ? `- ${texte}\n` : `\n${texte}\n`;
  });
  return `${sortie.join("")}${champsSeuls(fin)}`.replace(/\n{3,}/g, "\n\n").trim();
}

const NUMEROTE = /^Article\s+(\S+(?:\s+(?:bis|ter|quater))?)\s*:\s*/i;

/** Ce dont un article a besoin pour reconnaître ce qui en revient. */
export type ArticleLu = { id: string; titre: string; nom: string; brut: string };

function correction(article: ArticleLu, rendue: Rendue, lire: (ligne: string) => string): CorrectionArticle | null {
  const [avant, apres] = [rendue.avant.map(nette), rendue.apres.map(nette)];
  const intitule = nette(rendue.titre.replace(NUMEROTE, ""));
  const renomme = intitule !== "" && intitule !== nette(article.titre);
  if (avant.join("\n") === apres.join("\n") && !renomme) return null;
  const dit = (lignes: readonly string[], titre: string) => [...(renomme ? [titre] : []), ...lignes].join("\n");
  return {
    id: article.id,
    titre: article.nom,
    avant: dit(avant, article.titre),
    apres: dit(apres, intitule),
    texte: reprendre(article.brut, lire, rendue.apres),
    intitule: renomme ? intitule : null,
    suivie: rendue.suivie,
    bougee: rendue.bougee === true,
  };
}

/** Les parts qui précèdent le premier article. */
const AVANT_TOUT = ["parties", "visas"];

/** ACTE-155 : ce que Word a mis après un article, ou avant le premier, est un article, à cette place ; ailleurs, on le lit seulement. */
function ajout({ titre, apres, suivie, suit = null }: Rendue, articles: readonly ArticleLu[]): AjoutArticle | null {
  const article = articles.some(({ id }) => id === suit);
  const intitule = nette(titre.replace(NUMEROTE, ""));
  if (intitule === "" || (!article && !AVANT_TOUT.includes(suit ?? ""))) return null;
  const numero = nette(NUMEROTE.exec(titre)?.[1] ?? "") || null;
  const texte = reprendre("", (ligne) => ligne, apres);
  return { numero, titre: intitule, texte, apres: article ? suit : null, suivie };
}

/** ACTE-155 : chaque article ajouté se met à sa place, les voisins dans leur ordre ; un article retiré s'en va, et non ce qui le suivait. */
export function recomposer<T extends { id: string }>(
  articles: readonly T[],
  ajouts: readonly { apres: string | null; neuf: T }[],
  retires: ReadonlySet<string>,
): T[] {
  const suivants = (id: string | null) => ajouts.filter(({ apres }) => apres === id).map(({ neuf }) => neuf);
  return [
    ...suivants(null),
    ...articles.flatMap((article) => [...(retires.has(article.id) ? [] : [article]), ...suivants(article.id)]),
  ];
}

/** ACTE-155 : une part que Word a mise ou ôtée est un article à ajouter ou à retirer, ou ne s'applique pas. */
function bouger(retour: Retour, rendue: Rendue, articles: readonly ArticleLu[]): void {
  const neuf = rendue.etat === "ajoutee" ? ajout(rendue, articles) : null;
  const ote = rendue.etat === "retiree" ? articles.find(({ id }) => id === rendue.ancre) : undefined;
  if (neuf) retour.ajouts.push(neuf);
  else if (ote) retour.retraits.push({ id: ote.id, titre: ote.nom, avant: rendue.avant.map(nette).join("\n") });
  else retour.autres.push(rendue);
}

/** ACTE-159 : un article ou des visas changés ici depuis l'envoi, et que Word n'a pas touchés, restent et se disent ; un numéro qui a bougé seul ne se dit pas. */
function aLire({ etat, bougee, ancre, titre, avant, apres }: Rendue, articles: readonly ArticleLu[]): boolean {
  if (etat !== "inchangee") return true;
  const article = articles.find(({ id }) => id === ancre);
  if (!bougee || !(article || ancre === "visas")) return false;
  const renomme = article !== undefined && nette(titre.replace(NUMEROTE, "")) !== nette(article.titre);
  return renomme || avant.map(nette).join("\n") !== apres.map(nette).join("\n");
}

/**
 * ACTE-16 : un article et les visas que Word a changés se proposent, chacun avec ce qui est en place, comme un article ajouté ou ôté ; une
 * part que Maillage fait de ses données se lit et ne s'applique pas.
 */
export function trier(
  rendues: readonly Rendue[],
  articles: readonly ArticleLu[],
  lire: (ligne: string) => string,
): Retour {
  const retour: Retour = { articles: [], ajouts: [], retraits: [], visas: null, autres: [] };
  for (const rendue of rendues.filter((une) => aLire(une, articles))) {
    const article = rendue.etat === "modifiee" ? articles.find(({ id }) => id === rendue.ancre) : undefined;
    const { suivie, bougee = false } = rendue;
    const lignes = { avant: rendue.avant.map(nette).join("\n"), apres: rendue.apres.map(nette).join("\n") };
    if (article) {
      const une = correction(article, rendue, lire);
      if (une) retour.articles.push(une);
    } else if (rendue.etat !== "modifiee") bouger(retour, rendue, articles);
    else if (rendue.ancre === "visas") retour.visas = { ...lignes, suivie, bougee };
    else if (lignes.avant !== lignes.apres) retour.autres.push(rendue);
  }
  return retour;
}

const sansFin = (ligne: string): string => nette(ligne).replace(/\s*[;.,]$/, "");

/** ACTE-17 : des visas revenus de Word gardent le leur à ceux qui n'ont pas changé ; un visa réécrit n'est plus marqué incomplet. */
export function reprendreVisas<T extends { texte: string; incomplet: boolean }>(
  visas: readonly T[],
  lire: (texte: string) => string,
  rendus: readonly string[],
  neuf: (texte: string) => T,
): T[] {
  const apres = rendus.map(sansFin).filter(Boolean);
  const lus = visas.map(({ texte }) => sansFin(lire(texte)));
  return aligner(lus, apres).flatMap(({ avant: de, apres: a }) => {
    if (a === null) return [];
    const [texte, visa] = [apres[a] ?? "", de === null ? undefined : visas[de]];
    if (!visa) return [neuf(texte)];
    return lus[de ?? -1] === texte ? [visa] : [{ ...visa, texte, incomplet: false }];
  });
}
