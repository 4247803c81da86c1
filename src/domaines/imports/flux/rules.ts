import { sansAccents } from "#commun/texte.ts";
import type { Brut, Cellule, Ligne, Lignes, Tableau } from "#platform/files/model.ts";
import { ditSesSuites, largeurDeCoupe, seLitParLignes } from "../coupure/rules.ts";
import { leverImbriques } from "../imbriques/rules.ts";
import { reconnaitre } from "../libelles/rules.ts";
import { lireTabulations } from "../tabulations/rules.ts";
import type { Flux, Jeton, TableauLu } from "./model.ts";

const PUCE =
  /^(?:[-–—•·●○▪▫■□◦‣⁃►▶➢➤✓✔✗❖♦*][ \t\u00a0]*>?|[\ue000-\uf8ff]|o(?=[ \t\u00a0]+\S)|[üØ§Ÿ](?=[ \t\u00a0]+\p{L})|>(?=\s))[ \t\u00a0]*/u;
const NUMERO = /^(?:\(?\d{1,2}[).]|[a-z]\))[ \t\u00a0]+(?=\S)/;
const SOMMAIRE = /(?:\.{4,}|…{2,}|\s\.\s\.\s\.)\s*\d{1,3}\s*$/;
const NUMERO_PAGE = /^\s*(?:page\s*)?\d{1,3}(?:\s*(?:\/|sur|de)\s*\d{1,3})?\s*$/i;
const ENTITES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", "#39": "'" };

/** Défait la mise en forme d'un morceau : balises, gras, italiques, exposants, espaces insécables. */
export function nettoyer(brut: string): string {
  return brut
    .replace(/<input\b[^>]*>/gi, (balise) => (/checked/i.test(balise) ? "☑ " : "☐ "))
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, nom: string) => ENTITES[nom] ?? " ")
    .replace(/\s*\^\{([^{}]*)\}/g, "$1")
    .replace(/\*\*|__/g, "")
    .replace(/(^|[\s(«'’])\*(?=[^\s*])/g, "$1")
    .replace(/(?<=[^\s*])\*(?=$|[\s).,;:»])/g, "")
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .replace(/[\s\u00a0\u2007\u202f]+/g, " ")
    .trim();
}

/** Coupe un texte où des balises de paragraphe ou de liste sont restées ; « § » interne marque une puce. */
function morceaux(brut: string): string[] {
  if (!/<(p|br|li|ul|ol|div)\b/i.test(brut)) return brut.split("\n");
  return brut
    .replace(/<li\b[^>]*>/gi, "\n• ")
    .replace(/<\/?(p|br|ul|ol|div)\b[^>]*>|<\/li>/gi, "\n")
    .split("\n");
}

type Amorce = Omit<Jeton, "texte" | "puce"> & { brut: string };

function enJetons({ brut, ...reste }: Amorce): Jeton[] {
  const jetons: Jeton[] = [];
  for (const morceau of morceaux(brut)) {
    const propre = nettoyer(morceau);
    if (propre === "") continue;
    const premier = jetons.length === 0;
    jetons.push({ ...reste, ...sansPuce(propre), vide: premier ? reste.vide : 0, page: premier && reste.page });
  }
  return jetons;
}

/** Un texte sans la puce qui l'ouvre. */
export function couperPuce(texte: string): Pick<Jeton, "texte" | "puce"> {
  const puce = PUCE.exec(texte)?.[0];
  return puce ? { texte: texte.slice(puce.length).trim(), puce: puce.trim() } : { texte, puce: null };
}

function sansPuce(propre: string): Pick<Jeton, "texte" | "puce"> {
  const numero = PUCE.test(propre) ? null : NUMERO.exec(propre)?.[0];
  return numero ? { texte: propre.slice(numero.length).trim(), puce: numero.trim() } : couperPuce(propre);
}

/** IMP-3 : rien ne se perd : chaque ligne du fichier devient un ou plusieurs jetons, dans l'ordre, hors sommaire et pagination. */
export const lireFlux = (brut: Brut): Flux => enFlux(lireTabulations(leverImbriques(brut)));

/** Dans un traitement de texte, un paragraphe est entier, et séparé du précédent sans ligne vide. */
const mesureDe = (brut: Brut) =>
  seLitParLignes(brut) ? { largeur: largeurDeCoupe(brut), ecart: 0 } : { largeur: null, ecart: 1 };

function enFlux(brut: Brut): Flux {
  const { largeur, ecart } = mesureDe(brut);
  const ignorees = lignesRepetees(brut.lignes);
  const soudure = { lignes: brut.lignes, mots: motsEntiers(brut.lignes) };
  const tableaux: TableauLu[] = [];
  const jetons: Jeton[] = [];
  let vide = 0;
  for (let rang = 0; rang < brut.lignes.length; rang++) {
    const ligne = brut.lignes[rang];
    const tableau = brut.tableaux[tableaux.length];
    if (tableau && rang + 1 >= tableau.lignes[0]) {
      const lu = lireTableau(tableau, tableaux.length, soudure);
      tableaux.push(lu);
      if (!estSommaire(tableau)) jetons.push(...lu.rangees.flat(2));
      rang = Math.max(rang, tableau.lignes[1] - 1);
      vide = 0;
    } else if (ligne && (ignorees.has(rang) || estMuette(ligne))) {
      vide = ligne.bord ? 0 : vide + 1;
    } else if (ligne) {
      const suite = suiteDuGras(brut.lignes, rang);
      const neufs = enJetons(amorce(brut.lignes, rang, suite, Math.max(vide, ecart)));
      verser(jetons, neufs, ligne.suite, soudure);
      rang = suite;
      vide = 0;
    }
  }
  return {
    jetons,
    tableaux,
    largeur,
    cellulesCoupees: sontCoupees(brut),
    mots: motsDe(jetons),
  };
}

const estMuette = ({ bord, texte }: Ligne) => bord === true || texte.trim() === "" || estHorsTexte(texte);
const sontCoupees = ({ type, lignes }: Brut) => /pdf|image/.test(type) && !ditSesSuites(lignes);

function verser(jetons: Jeton[], neufs: Jeton[], suite: boolean | undefined, soudure: Soudure): void {
  if (!suite || !souder(jetons, neufs, soudure)) jetons.push(...neufs);
}

type Soudure = { lignes: Ligne[]; mots: Set<string> };

const OUVERTURE = /^(?:fiche[\s-]*(?:action|projet)?|action)\s*(?:n\s*[°ºo]\s*)?\d{1,3}(?![\d\s]*\p{Ll})/iu;
const EN_SUSPENS = /(?:[,(/'’–-]|\s(?:de|du|des|la|le|les|et|ou|à|au|aux|en|pour|par|sur|dans|un|une))$/i;
const SANS_VALEUR = new Set(["noeud", "titre", "reference"]);

/** IMP-163 : « Pilote : … », un libellé seul mis en évidence et le numéro d'une fiche ouvrent un paragraphe, si serré qu'il soit. */
function ouvreUnParagraphe({ texte, puce, gras }: Jeton, avant: Jeton): boolean {
  if (puce !== null || !/^\p{Lu}/u.test(texte) || EN_SUSPENS.test(avant.texte)) return false;
  const reconnu = reconnaitre(texte);
  if (reconnu?.confiance === 1 && (reconnu.annonce || (gras && !SANS_VALEUR.has(reconnu.cible.nom)))) return true;
  return gras && OUVERTURE.test(texte);
}

/** La ligne qui continue rejoint le dernier jeton, s'il est de la même cellule. */
function souder(jetons: Jeton[], neufs: Jeton[], { mots }: Soudure): boolean {
  const [avant, jeton] = [jetons.at(-1), neufs[0]];
  if (!avant || !jeton || neufs.length > 1 || (avant.cellule === null) !== (jeton.cellule === null)) return false;
  if (ouvreUnParagraphe(jeton, avant)) return false;
  const suite = jeton.puce === null ? jeton.texte : `${jeton.puce} ${jeton.texte}`;
  const texte = ressouder(avant.texte, suite, mots);
  jetons[jetons.length - 1] = {
    ...avant,
    texte,
    lignes: [avant.lignes[0], jeton.lignes[1]],
    gras: avant.gras && jeton.gras,
    largeur: texte.length,
  };
  return true;
}

/**
 * IMP-90 : un mot coupé en fin de ligne se ressoude : par un trait, sauf si ses deux moitiés sont des mots du document ; sans
 * trait, si le document l'écrit entier ailleurs et que sa fin n'est pas un mot-outil.
 */
export function ressouder(debut: string, suite: string, mots: Set<string>): string {
  if (/\u00ad\s*$/.test(debut)) return debut.replace(/\u00ad\s*$/, "") + suite;
  const [bout = "", trait = ""] = /\p{L}+(-?)$/u.exec(debut) ?? [];
  const [bribe] = /^\p{Ll}*/u.exec(suite) ?? [""];
  if (trait === "") return estBribe(bout, bribe, mots) ? debut + suite : `${debut} ${suite}`;
  return bribe === "" || estCompose(bout.slice(0, -1), bribe, mots) ? debut + suite : debut.slice(0, -1) + suite;
}

const estCompose = (bout: string, bribe: string, mots: Set<string>) =>
  mots.has(sansAccents(bout)) && mots.has(sansAccents(bribe)) && !mots.has(sansAccents(bout + bribe));

/** La fin d'un mot trop long pour sa colonne : le document l'écrit entier ailleurs. */
const estBribe = (bout: string, bribe: string, mots: Set<string>) =>
  bout.length >= 5 &&
  bribe !== "" &&
  bribe.length <= 5 &&
  !MOTS_OUTILS.has(bribe) &&
  mots.has(sansAccents(bout + bribe));

const MOTS_OUTILS = new Set(
  "a à au aux ce ces d de des du elle en est et il la le les leur ne ou où par pas plus pour qui sa se ses son sous sur un une".split(
    " ",
  ),
);

/** Les mots des lignes, sans les moitiés que le bord de la page a pu couper. */
function motsEntiers(lignes: Ligne[]): Set<string> {
  const textes = lignes.map(({ texte }, rang) => {
    const entier = /\p{L}-\s*$/u.test(lignes[rang - 1]?.texte ?? "") ? texte.replace(/^\s*\p{L}+/u, "") : texte;
    return entier.replace(/\p{L}+-\s*$/u, "");
  });
  return new Set(sansAccents(textes.join("\n")).split(/[^a-z0-9]+/));
}

/** Les mots entiers du document : une ligne qui finit par un trait coupe peut-être le sien. */
const motsDe = (jetons: Jeton[]): Set<string> =>
  new Set(sansAccents(jetons.map(({ texte }) => texte).join("\n")).split(/[^a-z0-9]+/));

const estHorsTexte = (texte: string) => SOMMAIRE.test(texte) || NUMERO_PAGE.test(texte) || /^[\s\-_=*]*$/.test(texte);

function amorce(lignes: Ligne[], debut: number, fin: number, vide: number): Amorce {
  const ligne = lignes[debut] as Ligne;
  const precedente = lignes[debut - 1];
  const niveau = ligne.niveau ?? null;
  return {
    brut: lignes
      .slice(debut, fin + 1)
      .map(({ texte }) => texte)
      .join(" ")
      .replace(/^#{1,6}\s+/, ""),
    lignes: [debut + 1, fin + 1],
    vide,
    page: ouvrePage(ligne, precedente),
    niveau,
    gras: ligne.gras || /^\s*\*\*/.test(ligne.texte),
    largeur: ligne.texte.trim().length,
    cellule: null,
  };
}

/** Sans saut de page écrit, une ligne décalée d'une espace après une ligne qui ne l'est pas ouvre souvent une page. */
function ouvrePage(ligne: Ligne, precedente: Ligne | undefined): boolean {
  if (ligne.page !== null) return ligne.page !== precedente?.page;
  return /^ {1,2}[^\s\-–•]/.test(ligne.texte) && precedente !== undefined && /^\S/.test(precedente.texte);
}

/** Un titre en gras coupé sur plusieurs lignes se recolle : les étoiles ouvertes doivent se fermer. */
function suiteDuGras(lignes: Ligne[], debut: number): number {
  const ouvert = (fin: number) =>
    (lignes
      .slice(debut, fin + 1)
      .map(({ texte }) => texte)
      .join(" ")
      .match(/\*\*/g)?.length ?? 0) %
      2 ===
    1;
  if (!ouvert(debut)) return debut;
  for (let fin = debut + 1; fin <= debut + 4 && fin < lignes.length; fin++) if (!ouvert(fin)) return fin;
  return debut;
}

function lireTableau(tableau: Tableau, rang: number, soudure: Soudure): TableauLu {
  const rangees = tableau.rangees.map((cellules, rangee) =>
    cellules.map((cellule, colonne) =>
      lireCellule(cellule, { tableau: rang, rangee, colonne, colonnes: cellules.length }, soudure),
    ),
  );
  return { rang, lignes: tableau.lignes, rangees };
}

function lireCellule(cellule: Cellule, place: Jeton["cellule"], soudure: Soudure): Jeton[] {
  const [debut, fin] = cellule.lignes;
  const paragraphes = cellule.texte.split("\n");
  const suivi = paragraphes.length === fin - debut + 1;
  const jetons: Jeton[] = [];
  paragraphes.forEach((brut, rang) => {
    const lignes: Lignes = suivi ? [debut + rang, debut + rang] : [debut, fin];
    const gras = /^\s*\*\*/.test(brut);
    const reste = { vide: 0, page: false, niveau: null, gras, largeur: brut.length, cellule: place };
    const neufs = enJetons({ brut, lignes, ...reste });
    const suite = suivi && soudure.lignes[debut + rang - 1]?.suite === true;
    verser(jetons, neufs, suite, soudure);
  });
  return jetons;
}

/** Un sommaire mis en tableau : la dernière cellule de presque chaque rangée est un numéro de page. */
function estSommaire({ rangees }: Tableau): boolean {
  const deux = rangees.filter((cellules) => cellules.length >= 2);
  const pagines = deux.filter(
    (cellules) => /^\d{1,3}$/.test(cellules.at(-1)?.texte ?? "") || SOMMAIRE.test(cellules[0]?.texte ?? ""),
  );
  return deux.length > 0 && pagines.length >= 3 && pagines.length >= deux.length * 0.6;
}

/**
 * Les en-têtes et pieds de page d'un texte : la même ligne, aux chiffres près, au bord de plus de la moitié des pages, sans rien
 * entre elle et le bord qui n'en soit pas un ; un format qui dit les siens est cru.
 */
function lignesRepetees(lignes: Ligne[]): Set<number> {
  const pages = Map.groupBy(
    lignes.flatMap(({ texte, page }, rang) => (texte.trim() === "" ? [] : [{ rang, page, cle: cleDeBord(texte) }])),
    ({ page }) => page,
  );
  if (pages.size < 4 || ditSesSuites(lignes)) return new Set();
  const cotes = [...pages.values()].flatMap((page) => [page.slice(0, 3), page.slice(-3).toReversed()]);
  const comptes = new Map<string, number>();
  for (const cle of cotes.flatMap((cote) => [...new Set(cote.map((ligne) => ligne.cle))]))
    comptes.set(cle, (comptes.get(cle) ?? 0) + 1);
  return new Set(
    cotes.flatMap((cote) => {
      const fin = cote.findIndex(({ cle }) => (comptes.get(cle) ?? 0) <= pages.size / 2);
      return (fin < 0 ? cote : cote.slice(0, fin)).map(({ rang }) => rang);
    }),
  );
}

const cleDeBord = (texte: string) => sansAccents(texte).replace(/\d+/g, "#").trim();
