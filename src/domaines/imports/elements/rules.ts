import { sansAccents } from "#commun/texte.ts";
import type { Flux, Jeton } from "../flux/model.ts";
import { couperPuce } from "../flux/rules.ts";
import { type Appris, cleNumerotee, reconnaitreAppris } from "../appris/rules.ts";
import { reconnaitre } from "../libelles/rules.ts";
import type { Element, Ouvreur } from "./model.ts";

const OUVREUR =
  /^(?:exemple de pr[ée]sentation\s*:\s*)?((?:fiche[\s-]*(?:action|projet)?|action)\s*(?:n\s*[°ºo]\s*\.?|num[ée]ro)?)\s*([a-z]{0,4}[\s.-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?)(?=[\s:.)\-–—]|$)\s*[:.)\-–—]*\s*(.*)$/iu;
const COUPURE =
  /^(?:annexe\s*(?:n\s*°\s*)?\d+|article\s+(?:\d+|premier|1er)\s*[-–—:.]|article\s+\d+$|fait\s*(?:à|a|le)(?=[\s.…L]|$)|sommaire$|table des mati[èe]res$)/i;
const LIEN_FINAL =
  /(?:^|[\s'’])(?:de|du|des|d|l|le|la|les|et|ou|à|au|aux|en|pour|par|sur|dans|avec|un|une|vers|entre|&)$/i;

/** « Fiche action n° 3 : Titre » : le numéro qui ouvre une fiche, ou rien si c'est une phrase qui en parle. */
export function ouvreurDe(texte: string): Ouvreur | null {
  const trouve = texte.length <= 300 ? OUVREUR.exec(texte) : null;
  if (!trouve) return null;
  const [, tete = "", numero = "", titre = ""] = trouve;
  const entre = texte.slice(0, texte.length - titre.length).slice(-3);
  const annonce = titre === "" || /[:.)–—-]/.test(entre) || /^\p{Lu}/u.test(titre);
  return annonce ? { tete: tete.trim(), numero: numero.replace(/\s+/g, ""), titre: titre.trim() } : null;
}

/** Un article ou une annexe commence : aucune fiche ne continue au-delà. */
export const estCoupure = (jeton: Jeton): boolean =>
  jeton.cellule === null && jeton.texte.length < 250 && COUPURE.test(jeton.texte);

export const estCapitale = (texte: string): boolean => {
  const lettres = texte.slice(0, 240).replace(/[^\p{L}]/gu, "");
  return lettres.length >= 4 && lettres.replace(/[^\p{Lu}]/gu, "").length >= lettres.length * 0.85;
};

const memeCellule = (a: Jeton, b: Jeton) =>
  a.cellule?.tableau === b.cellule?.tableau &&
  a.cellule?.rangee === b.cellule?.rangee &&
  a.cellule?.colonne === b.cellule?.colonne;

/** IMP-6 : une ligne coupée par la mise en page rejoint la précédente ; une puce, un titre ou une phrase neuve n'en est pas la suite. */
function estSuite(avant: Jeton, jeton: Jeton, largeur: number | null): boolean {
  if (jeton.puce !== null || jeton.vide > 1 || !memeCellule(avant, jeton)) return false;
  if (estTitre(avant) || estTitre(jeton) || avant.gras !== jeton.gras)
    return continueEnTitre(avant, jeton) || continueEnCapitales(avant, jeton);
  return continueEnMinuscule(avant, jeton, largeur) ?? continuePleine(avant, jeton, largeur);
}

const estTitre = ({ niveau, texte }: Jeton) => niveau !== null || estCapitale(texte);

/** Un titre de style coupé sur deux lignes. */
const continueEnTitre = (avant: Jeton, jeton: Jeton) =>
  avant.niveau !== null &&
  avant.niveau === jeton.niveau &&
  jeton.vide === 0 &&
  (/^[\p{Ll}(]/u.test(jeton.texte) || LIEN_FINAL.test(avant.texte));

const continueEnCapitales = (avant: Jeton, jeton: Jeton) =>
  avant.niveau === null &&
  jeton.niveau === null &&
  estCapitale(avant.texte) &&
  estCapitale(jeton.texte) &&
  (LIEN_FINAL.test(avant.texte) || jeton.vide === 0);

/** Un mot de liaison, une virgule ou un tiret laissent la ligne en suspens : la suivante la continue. */
export const estEnSuspens = (texte: string): boolean => LIEN_FINAL.test(texte) || /[,–(/-]$/.test(texte);

const estClose = (texte: string) => /[.;:!?»]$/.test(texte);

/** Une ligne qui commence en minuscule continue une phrase ouverte ; null si elle ne commence pas ainsi. */
function continueEnMinuscule(avant: Jeton, jeton: Jeton, largeur: number | null): boolean | null {
  if (!/^[\p{Ll}(]/u.test(jeton.texte) || /^[a-z][).]\s/.test(jeton.texte)) return null;
  const longue = largeur !== null || avant.texte.length >= 40;
  return (longue && !estClose(avant.texte)) || (avant.puce === null && jeton.vide === 0);
}

/** Dans un texte coupé à la ligne, une ligne pleine, ou finie par un mot de liaison, continue. */
function continuePleine(avant: Jeton, jeton: Jeton, largeur: number | null): boolean {
  if (largeur === null) return false;
  if (estEnSuspens(avant.texte)) return true;
  return estClose(avant.texte) ? avant.largeur >= largeur * 0.85 && jeton.vide === 0 : avant.largeur >= largeur * 0.78;
}

const BOUT = /(\p{L}+)(-?)$/u;
const BRIBE = /^\p{Ll}+/u;

/** Recolle deux bouts de texte : un mot coupé en fin de ligne se ressoude si le document le connaît entier. */
export function recoller(debut: string, suite: string, mots: Set<string>): string {
  const bout = BOUT.exec(debut);
  const bribe = BRIBE.exec(suite);
  if (!bout || !bribe) return `${debut} ${suite}`;
  const entier = mots.has(sansAccents(`${bout[1]}${bribe[0]}`));
  if (bout[2] === "-") return entier ? debut.slice(0, -1) + suite : debut + suite;
  return entier && estBribe(bout[0], bribe[0]) ? debut + suite : `${debut} ${suite}`;
}

const estBribe = (bout: string, bribe: string) => bout.length >= 6 && bribe.length <= 4 && !LIEN_FINAL.test(bribe);

function fusionner(avant: Jeton, jeton: Jeton, mots: Set<string>): Jeton {
  return {
    ...avant,
    texte: recoller(avant.texte, jeton.texte, mots),
    lignes: [avant.lignes[0], Math.max(avant.lignes[1], jeton.lignes[1])],
    largeur: jeton.largeur,
  };
}

const texteSeul = (jeton: Jeton, suite = false): Element => ({
  genre: "texte",
  jeton,
  libelle: null,
  ouvreur: null,
  suite,
});

/** Un jeton devient un libellé et sa valeur, une ouverture de fiche et son titre, une coupure, ou reste un texte. */
function classer(jeton: Jeton, appris: Appris): Element[] {
  if (estCoupure(jeton)) return [{ ...texteSeul(jeton), genre: "coupure" }];
  const ouvreur = ouvreurDe(jeton.texte);
  if (ouvreur) return avecSuite({ ...texteSeul(jeton), genre: "ouvreur", ouvreur }, ouvreur.titre);
  const libelle = reconnaitre(jeton.texte) ?? reconnaitreAppris(jeton, appris);
  if (!libelle || (jeton.puce && libelle.reste === "" && !estIntertitre(jeton, appris))) return [texteSeul(jeton)];
  return avecSuite({ ...texteSeul(jeton), genre: "libelle", libelle }, libelle.reste);
}

/** Un libellé derrière une puce n'en est un que suivi de deux-points, ou numéroté et mis en évidence de fiche en fiche. */
const estIntertitre = (jeton: Jeton, appris: Appris) =>
  jeton.texte.endsWith(":") ||
  (/\d/.test(jeton.puce ?? "") && (jeton.gras || jeton.niveau !== null || appris.has(cleNumerotee(jeton))));

const SUIVANT = /\s(?:[–—|•;/-]|\.)\s+(?=\p{Lu}[^:.;]{1,40}\s?:\s)/gu;

/** IMP-118 : sur une même ligne, « Échéance : 2027 – Budget : 3 000 € » a deux libellés, si le second est sûr. */
function avecSuite(tete: Element, reste: string): Element[] {
  if (reste === "") return [tete];
  const coupure = [...reste.matchAll(SUIVANT)].find(({ 0: { length }, index }) => {
    const libelle = reconnaitre(reste.slice(index + length));
    return libelle?.confiance === 1 && libelle.annonce;
  });
  const valeur = coupure ? reste.slice(0, coupure.index) : reste;
  const premiers = [tete, texteSeul({ ...tete.jeton, ...couperPuce(valeur), vide: 0 }, true)];
  const libelle = coupure && reconnaitre(reste.slice(coupure.index + coupure[0].length));
  if (!libelle) return premiers;
  const jeton = { ...tete.jeton, puce: null, vide: 0, texte: `${libelle.libelle} : ${libelle.reste}` };
  return [...premiers, ...avecSuite({ ...texteSeul(jeton), genre: "libelle", libelle }, libelle.reste)];
}

/** IMP-7 : un libellé coupé sur deux lignes se reconnaît recollé. */
function libelleCoupe(jeton: Jeton, suivant: Jeton | undefined): Jeton | null {
  if (!suivant || !peutSeRecoller(jeton, suivant)) return null;
  const entier: Jeton = {
    ...jeton,
    texte: `${jeton.texte} ${suivant.texte}`,
    lignes: [jeton.lignes[0], suivant.lignes[1]],
  };
  const reconnu = reconnaitre(entier.texte);
  return reconnu && reconnu.confiance >= 0.9 ? entier : null;
}

const peutSeRecoller = (jeton: Jeton, suivant: Jeton) =>
  jeton.texte.length <= 60 &&
  suivant.texte.length <= 110 &&
  suivant.vide <= 1 &&
  suivant.puce === null &&
  memeCellule(jeton, suivant) &&
  !/[:.;]$/.test(jeton.texte) &&
  /^[\p{Ll}(/]/u.test(suivant.texte);

/** Les paragraphes entiers d'une série de jetons, sans y chercher de libellé. */
export function lireParagraphes(jetons: Jeton[], { largeur, mots }: Pick<Flux, "largeur" | "mots">): Jeton[] {
  const lus: Jeton[] = [];
  for (const jeton of jetons) {
    const avant = lus.at(-1);
    const titre = avant === undefined || (estCoupure(jeton) && !/^article\s+\d+\s+de\b/i.test(jeton.texte));
    if (!titre && estSuite(avant, jeton, largeur)) lus[lus.length - 1] = fusionner(avant, jeton, mots);
    else lus.push(jeton);
  }
  return lus;
}

/** La suite des éléments d'une série de jetons, dans leur ordre. */
export function lireElements(
  jetons: Jeton[],
  flux: Omit<Flux, "jetons" | "tableaux">,
  appris: Appris = new Set(),
): Element[] {
  const elements: Element[] = [];
  for (let rang = 0; rang < jetons.length; rang++) {
    const jeton = jetons[rang] as Jeton;
    const coupe = reconnaitre(jeton.texte) ? null : libelleCoupe(jeton, jetons[rang + 1]);
    if (coupe) rang += 1;
    ajouter(elements, classer(coupe ?? jeton, appris), largeurAutour(jetons, rang, flux), flux.mots);
  }
  return demasquer(elements);
}

function ajouter(elements: Element[], classes: Element[], largeur: number | null, mots: Set<string>): void {
  const avant = elements.at(-1);
  const seul = classes.length === 1 ? classes[0] : undefined;
  if (seul?.genre === "texte" && avant?.genre === "texte" && estSuite(avant.jeton, seul.jeton, largeur))
    avant.jeton = fusionner(avant.jeton, seul.jeton, mots);
  else elements.push(...classes);
}

const nue = (element: Element) =>
  element.libelle !== null && !element.libelle.annonce && element.jeton.cellule === null;

/**
 * IMP-28 : une valeur peut porter le nom d'un libellé (« Existant » sous « Budget : ») : une ligne sans deux-points qui suit
 * presque toujours un libellé encore vide est sa valeur.
 */
function demasquer(elements: Element[]): Element[] {
  const attendue = (rang: number) => {
    const avant = elements[rang - 1];
    return avant?.libelle?.annonce === true && avant.jeton.cellule === null;
  };
  const comptes = new Map<string, { total: number; attendues: number }>();
  elements.forEach((element, rang) => {
    if (!element.libelle || !nue(element)) return;
    const compte = comptes.get(element.libelle.cle) ?? { total: 0, attendues: 0 };
    comptes.set(element.libelle.cle, {
      total: compte.total + 1,
      attendues: compte.attendues + (attendue(rang) ? 1 : 0),
    });
  });
  return elements.map((element) => {
    const compte = element.libelle && nue(element) ? comptes.get(element.libelle.cle) : undefined;
    return compte && compte.attendues >= compte.total * 0.7 ? texteSeul(element.jeton) : element;
  });
}

/** La largeur à laquelle se coupe le texte à cet endroit : celle du document, ou la plus longue ligne de la cellule. */
function largeurAutour(jetons: Jeton[], rang: number, flux: Pick<Flux, "largeur" | "cellulesCoupees">): number | null {
  const jeton = jetons[rang] as Jeton;
  if (!jeton.cellule) return flux.largeur;
  if (!flux.cellulesCoupees) return null;
  const voisins = jetons.slice(Math.max(0, rang - 40), rang + 40).filter((autre) => memeCellule(autre, jeton));
  const largeur = Math.max(...voisins.map((voisin) => voisin.largeur));
  return voisins.length > 1 && largeur < 140 ? largeur : null;
}
