import type { Element } from "../elements/model.ts";
import { estCapitale } from "../elements/rules.ts";
import type { Jeton } from "../flux/model.ts";
import { rattacherImpacts } from "../impacts/rules.ts";
import { enNiveau } from "../entetes/rules.ts";
import { normaliser } from "../libelles/rules.ts";
import { parTitres } from "../sections/rules.ts";
import { estTeteDeNiveau } from "../niveaux/rules.ts";
import type { Bloc, ChampLu } from "./model.ts";

const estChamp = (element: Element) => element.genre === "libelle" && element.libelle?.cible.nom !== "noeud";
const cleDe = (element: Element | undefined) => element?.libelle?.cle ?? "";

/** Les ouvertures qui ouvrent vraiment une fiche : des libellés les suivent avant la prochaine. */
function vraisOuvreurs(elements: Element[]): Set<number> {
  const rangs = elements.flatMap(({ genre }, rang) => (genre === "ouvreur" ? [rang] : []));
  return new Set(
    rangs.filter((rang, place) => {
      const suite = elements.slice(rang + 1, Math.min(rangs[place + 1] ?? elements.length, rang + 14));
      const coupure = suite.findIndex(({ genre }) => genre === "coupure");
      return (coupure < 0 ? suite : suite.slice(0, coupure)).some(estChamp);
    }),
  );
}

/**
 * IMP-8 : sans numéro pour l'ouvrir, une fiche commence au libellé par lequel le cycle reprend : celui qui, parmi les plus
 * fréquents, découpe la suite sans qu'aucun libellé ne revienne deux fois dans une même fiche.
 */
export function libelleDeReprise(elements: Element[]): string | null {
  const rangs = new Map<string, number[]>();
  elements.forEach((element, rang) => {
    if (element.genre === "libelle") rangs.set(cleDe(element), [...(rangs.get(cleDe(element)) ?? []), rang]);
  });
  const plus = Math.max(0, ...[...rangs.values()].map(({ length }) => length));
  const candidats = [...rangs].filter(([, places]) => places.length >= Math.max(2, plus * 0.6)).slice(0, 30);
  const notes = candidats.map(([cle, places]) => ({
    cle,
    note: redites(elements, places) - places.length * 0.5,
    premier: places[0] ?? 0,
  }));
  return notes.toSorted((a, b) => a.note - b.note || a.premier - b.premier)[0]?.cle ?? null;
}

/** Combien de libellés reviennent dans une même fiche si elle commence à chacune de ces places. */
function redites(elements: Element[], places: number[]): number {
  let total = 0;
  for (const [rang, debut] of places.entries()) {
    const vus = new Set<string>();
    for (const element of elements.slice(debut, places[rang + 1] ?? elements.length)) {
      if (element.genre !== "libelle") continue;
      if (vus.has(cleDe(element))) total += 1;
      vus.add(cleDe(element));
    }
  }
  return total;
}

/** Là où commence chaque fiche. */
function debuts(elements: Element[]): number[] {
  const ouvreurs = vraisOuvreurs(elements);
  const reprise = libelleDeReprise(elements);
  const places: number[] = [];
  let vus = new Set<string>();
  let dernier = "";
  elements.forEach((element, rang) => {
    const cle = cleDe(element);
    const ouvre =
      ouvreurs.has(rang) ||
      (element.genre === "libelle" && cle !== dernier && recommence(cle, reprise, vus, places.length > 0));
    if (ouvre) {
      places.push(rang);
      vus = new Set();
    }
    if (element.genre === "coupure") vus = new Set(["coupure"]);
    if (element.genre === "libelle") vus.add(cle);
    if (element.genre === "libelle") dernier = estChamp(element) ? "" : cle;
  });
  if (places.length > 0) return places;
  const seul = elements.findIndex(estChamp);
  return seul < 0 ? [] : [seul];
}

const recommence = (cle: string, reprise: string | null, vus: Set<string>, commence: boolean) =>
  cle === reprise && (vus.has(cle) || vus.has("coupure") || !commence);

/**
 * IMP-49 : un niveau nommé juste avant la première fiche (« Thématique : … ») est un titre au-dessus des fiches, non le dernier
 * libellé de celle qui précède.
 */
function remonterNiveaux(elements: Element[]): Element[] {
  const premier = debuts(elements)[0] ?? 0;
  const avant = elements.slice(Math.max(0, premier - 6), premier);
  const proches = avant.slice(avant.findLastIndex(({ genre }) => genre === "coupure") + 1);
  if (!proches.some(estNiveauLibre)) return elements;
  return elements.flatMap((element, rang) => {
    const precedent = elements[rang - 1];
    if (element.suite && precedent && estNiveauLibre(precedent)) return [];
    return estNiveauLibre(element) ? [enTitre(element, elements[rang + 1])] : [element];
  });
}

const estNiveauLibre = ({ genre, libelle, jeton }: Element) =>
  genre === "libelle" && libelle?.cible.nom === "noeud" && jeton.cellule === null;

function enTitre(element: Element, suivant: Element | undefined): Element {
  const texte = suivant?.suite ? `${element.libelle?.libelle} : ${suivant.jeton.texte}` : element.jeton.texte;
  return { genre: "texte", jeton: { ...element.jeton, texte }, libelle: null, ouvreur: null, suite: false };
}

/** Où commence chaque fiche : à son numéro, sinon à son titre de style, sinon où le cycle des libellés reprend. */
function situer(elements: Element[]): { elements: Element[]; places: number[] } {
  const titrees = vraisOuvreurs(elements).size > 0 ? null : parTitres(elements);
  return titrees && titrees.places.length > 0 ? titrees : { elements, places: debuts(elements) };
}

/** IMP-9 : les fiches d'un document, dans l'ordre ; un bloc sans deux champs différents remplis n'en est pas une. */
export function lireBlocs(lus: Element[]): { blocs: Bloc[]; apres: Jeton[] } {
  const { elements, places } = situer(rattacherImpacts(remonterNiveaux(rattacherImpacts(lus))));
  const premier = places[0] ?? 0;
  const coupure = elements.slice(0, premier).findLastIndex(({ genre }) => genre === "coupure");
  let avant = elements
    .slice(coupure + 1, premier)
    .filter(({ genre }) => genre === "texte")
    .map(({ jeton }) => jeton);
  const blocs: Bloc[] = [];
  places.forEach((debut, rang) => {
    const fin = places[rang + 1] ?? elements.length;
    const isolee = avant.length > 0 ? null : ligneIsolee(blocs.at(-1));
    const lu = lireBloc(elements.slice(debut, fin), rang === places.length - 1);
    const tete = separerIntro(avant);
    blocs.push({ ...lu.bloc, avant: tete.avant, isolee, intro: [...tete.intro, ...lu.bloc.intro] });
    avant = lu.queue;
  });
  return { blocs: leverObjectifs(blocs), apres: avant };
}

/** IMP-121 : les paragraphes entre le titre d'une fiche et son premier libellé sont à elle. */
function separerIntro(avant: Jeton[]): { avant: Jeton[]; intro: Jeton[] } {
  const titre = avant.findLastIndex(
    (jeton) => jeton.niveau !== null || /^\d{1,2}(?:\.\d{1,2})+\.?\s/.test(jeton.texte),
  );
  const intro = avant.slice(titre + 1);
  const longueur = avant[titre]?.niveau ? 40 : 80;
  const phrases = intro.some(({ texte }) => texte.length > longueur && /[.!?]$/.test(texte));
  return titre >= 0 && phrases ? { avant: avant.slice(0, titre + 1), intro } : { avant, intro: [] };
}

/**
 * IMP-122 : « Objectif opérationnel », ou « Objectif » avant les objectifs de la fiche, au singulier, que plusieurs fiches écrivent à
 * l'identique, est le niveau où elles se trouvent.
 */
function leverObjectifs(blocs: Bloc[]): Bloc[] {
  const dits = blocs.flatMap(({ champs }) =>
    champs.filter((champ) => estObjectifSeul(champ) || estObjectifDeNiveau(champ, champs)).slice(0, 1),
  );
  const distincts = new Set(dits.map(({ valeurs }) => normaliser(valeurs[0]?.texte ?? "")));
  if (dits.length < 3 || distincts.size > dits.length * 0.7) return blocs;
  return blocs.map((bloc) => ({
    ...bloc,
    champs: bloc.champs.map((champ) => (dits.includes(champ) ? { ...champ, reconnu: enNiveau(champ.reconnu) } : champ)),
  }));
}

const estObjectifSeul = (champ: ChampLu) =>
  /^objectif(?:operationnel|general|specifique)$/.test(champ.reconnu.cle) && estAuSingulier(champ);

const estAuSingulier = ({ reconnu, valeurs }: ChampLu) =>
  !/^objectifs|\(s\)/i.test(reconnu.libelle) && valeurs.length === 1 && (valeurs[0]?.texte.length ?? 0) <= 220;

/** « Objectif », que suivent d'autres objectifs dans la même fiche. */
const estObjectifDeNiveau = (champ: ChampLu, champs: ChampLu[]) =>
  champ.reconnu.cle === "objectif" &&
  estAuSingulier(champ) &&
  champs.slice(champs.indexOf(champ) + 1).some(({ reconnu }) => reconnu.cible.nom === "objectifsOperationnels");

type Ouvert = { bloc: Omit<Bloc, "avant" | "isolee">; hors: Jeton[]; coupe: boolean };

function lireBloc(elements: Element[], dernier: boolean): { bloc: Omit<Bloc, "avant" | "isolee">; queue: Jeton[] } {
  const lu: Ouvert = { bloc: { ouvreur: null, intro: [], champs: [] }, hors: [], coupe: false };
  elements.forEach((element, rang) => ranger(lu, element, rang));
  const champ = lu.bloc.champs.at(-1);
  if (!champ) return { bloc: lu.bloc, queue: lu.hors };
  const { valeur, queue } = separerQueue(champ, dernier);
  champ.valeurs = valeur;
  return { bloc: lu.bloc, queue: lu.coupe ? lu.hors : [...queue, ...lu.hors] };
}

function ranger(lu: Ouvert, element: Element, rang: number): void {
  if (element.genre === "coupure") {
    lu.coupe = true;
    lu.hors = [];
  } else if (lu.coupe) lu.hors.push(element.jeton);
  else if (rang === 0 && element.ouvreur) lu.bloc.ouvreur = { ouvreur: element.ouvreur, jeton: element.jeton };
  else if (element.libelle)
    lu.bloc.champs.push({ reconnu: element.libelle, jeton: element.jeton, valeurs: [], enLigne: false });
  else rangerTexte(lu.bloc, element);
}

function rangerTexte(bloc: Ouvert["bloc"], { jeton, suite }: Element): void {
  const dernier = bloc.champs.at(-1);
  const champ = coteACote(bloc.champs, jeton) ?? dernier;
  if (champ && dernier && champ !== dernier) champ.melee = dernier.reconnu.libelle;
  if (!champ) bloc.intro.push(jeton);
  else {
    if (champ.valeurs.length === 0) champ.enLigne = suite;
    champ.valeurs.push(jeton);
  }
}

/**
 * IMP-152 : sous deux libellés d'une même ligne, un texte que rien ne partage plus est au premier, à relire : les colonnes se sont
 * perdues.
 */
function coteACote(champs: ChampLu[], jeton: Jeton): ChampLu | null {
  const [gauche, droite] = champs.slice(-2);
  if (!gauche || !droite || jeton.cellule !== null || droite.valeurs.length > 0) return null;
  const memeLigne = gauche.jeton.lignes[0] === droite.jeton.lignes[0] && gauche.jeton.texte !== droite.jeton.texte;
  return memeLigne && (gauche.valeurs.length === 0 || gauche.melee !== undefined) ? gauche : null;
}

const estNumero = (puce: string | null) => puce !== null && /^[\dIVXl]+(?:[.\s][\dIl]+)*[.)]/.test(puce);

/** IMP-10 : la valeur du dernier libellé s'arrête où commencent les titres de la fiche suivante. */
function separerQueue(
  { reconnu, valeurs, jeton, enLigne }: ChampLu,
  dernier: boolean,
): { valeur: Jeton[]; queue: Jeton[] } {
  const fin = finDeValeur(valeurs, jeton, dernier);
  let debut = fin;
  const quitte = (rang: number) =>
    estTitrePossible(valeurs, rang) || (TERMES.has(reconnu.cible.nom) && estHorsTerme(valeurs, rang));
  while (debut > (enLigne ? 1 : 0) && quitte(debut - 1)) debut -= 1;
  const garde = debut === 0 && !enLigne && !valeurs.slice(0, fin).every(({ texte }) => estTeteDeNiveau(texte));
  if (garde) debut = Math.min(1, fin);
  return { valeur: valeurs.slice(0, debut), queue: valeurs.slice(debut) };
}

const TERMES = new Set(["echeances", "debut", "fin"]);
const DATE =
  /\d{4}|\b(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|trimestres?|semestres?|rentr[ée]e|ans?|mois|ann[ée]es?|annuel(?:le)?|continu|permanent)\b/iu;

/** IMP-151 : une échéance est un terme : une ligne détachée d'elle, sans date et d'allure de titre, n'en est pas la suite. */
function estHorsTerme(valeurs: Jeton[], rang: number): boolean {
  const jeton = valeurs[rang];
  return rang > 0 && jeton !== undefined && jeton.vide > 0 && estLigneDeTitre(jeton) && !DATE.test(jeton.texte);
}

/** Le premier paragraphe qui ne peut plus être de la valeur : hors du tableau, après une liste à puces, après une page. */
function finDeValeur(valeurs: Jeton[], libelle: Jeton, dernier: boolean): number {
  const enTableau = libelle.cellule !== null;
  const liste = valeurs[0]?.puce !== null;
  const sort = (valeur: Jeton, rang: number) =>
    estTitreDePlan(valeur, libelle) ||
    (dernier && ((valeur.page && valeur.puce === null) || valeur.vide >= 4)) ||
    (liste && valeurs[rang - 1]?.puce !== null && valeur.puce === null && valeur.vide > 0);
  const place = valeurs.findIndex(
    (valeur, rang) =>
      (valeur.cellule !== null) !== enTableau || (rang > 0 ? sort(valeur, rang) : estTitreDePlan(valeur, libelle)),
  );
  return place < 0 ? valeurs.length : place;
}

/** IMP-120 : un titre de style, ou numéroté « 2.1 », ferme la valeur qui le précède, s'il n'est pas plus fin que son libellé. */
const estTitreDePlan = (valeur: Jeton, libelle: Jeton) =>
  valeur.cellule === null &&
  valeur.puce === null &&
  ((valeur.niveau !== null && (libelle.niveau === null || valeur.niveau < libelle.niveau)) ||
    (valeur.vide > 0 && /^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}[^;]{3,200}[^.;:]$/u.test(valeur.texte)));

function estTitrePossible(valeurs: Jeton[], rang: number): boolean {
  const jeton = valeurs[rang];
  if (!jeton || jeton.texte.length > 220) return false;
  if (estTeteDeNiveau(jeton.texte) || jeton.niveau !== null) return true;
  if (estNumero(jeton.puce))
    return jeton.vide > 0 && !valeurs.some((autre) => autre !== jeton && estNumero(autre.puce));
  return jeton.puce === null && estEnEvidence(jeton) && !/[.;,:]$/.test(jeton.texte);
}

const estEnEvidence = (jeton: Jeton) => (jeton.gras || estCapitale(jeton.texte)) && (jeton.vide > 0 || jeton.page);

/** La dernière ligne d'une fiche, seule, sans puce ni point final : peut-être le titre de la fiche suivante. */
function ligneIsolee(bloc: Bloc | undefined): Jeton | null {
  const valeurs = bloc?.champs.at(-1)?.valeurs ?? [];
  const jeton = valeurs.at(-1);
  return jeton && valeurs.length > 1 && jeton.vide > 0 && estLigneDeTitre(jeton) ? jeton : null;
}

const estLigneDeTitre = ({ texte, puce }: Jeton) =>
  puce === null && texte.length <= 200 && /^[\p{Lu}\d«"]/u.test(texte) && !/[.;,:]$/.test(texte);
