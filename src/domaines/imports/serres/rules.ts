import { estEnSuspens } from "../elements/rules.ts";
import type { Groupe } from "../eclate/model.ts";
import type { Jeton } from "../flux/model.ts";

const AXE_SEUL = /^(?:axe|ambition|orientation)\s*[\dIVX]+\s*[:.–-]?$/i;
/** Le titre d'un axe, et son numéro. */
export const AXE = /^(?:axe|ambition|orientation)\s*[\dIVX]+/i;

const estSepare = ({ vide, page }: Jeton) => vide > 0 || page;
const commenceBas = ({ puce, texte }: Jeton) => puce === null && /^[\p{Ll}(]/u.test(texte);

/** Vrai si les lignes vides ne séparent rien : il n'y en a presque pas, ou il y en a entre toutes les lignes d'une phrase coupée. */
export function estSerre(jetons: readonly Jeton[]): boolean {
  const part = (garde: (jeton: Jeton) => boolean) => jetons.filter(garde).length / Math.max(1, jetons.length);
  const separes = part(estSepare);
  return separes < 0.1 || (separes > 0.95 && part(commenceBas) >= 0.15);
}

type Mesure = {
  /** La longueur où se coupent les lignes les plus larges. */
  largeur: number;
  estLarge: (jeton: Jeton) => boolean;
  estAnnee: (jeton: Jeton) => boolean;
  niveaux: number;
};

/**
 * IMP-155 : sans ligne vide entre ses cellules, un tableau éclaté se découpe par ses années, qui ferment chacune une action, et par
 * ses axes ; le large est l'action, l'étroit au-dessus ses niveaux, l'étroit au-dessous son porteur ; une capitale ouvre une cellule.
 */
export function grouperSerre(jetons: readonly Jeton[], mesure: Mesure): Groupe[] {
  return actionsDe(jetons, mesure).flatMap(({ lignes, annees }) => {
    const axe = axeDe(lignes);
    const premiere = lignes.findIndex((ligne, rang) => rang >= axe.length && mesure.estLarge(ligne));
    const tete = premiere < 0 ? [] : lignes.slice(axe.length, premiere);
    return [
      ...enGroupe(axe, "axe"),
      ...niveauxDe(tete, Math.max(1, mesure.niveaux - 1)).flatMap((cellule) => enGroupe(cellule, "etroit")),
      ...corpsDe(lignes.slice(axe.length + tete.length), mesure),
      ...enGroupe(annees, "annees"),
    ];
  });
}

/** Une ligne plus courte que cette part de la plus longue n'a pas été coupée : ce qui suit par une capitale est autre chose. */
const PLEINE = 0.85;

const enGroupe = (lignes: Jeton[], genre: Groupe["genre"]): Groupe[] =>
  lignes.length > 0 ? [{ lignes, genre, ecart: 2 }] : [];

type Action = { lignes: Jeton[]; annees: Jeton[] };

/** Les lignes jusqu'à une année, seule ou au bout d'un porteur, ou jusqu'à l'axe suivant. */
function actionsDe(jetons: readonly Jeton[], { estAnnee }: Mesure): Action[] {
  const actions: Action[] = [];
  let finie = true;
  jetons.forEach((jeton, rang) => {
    const annee = estAnnee(jeton);
    if ((finie && !annee) || AXE.test(jeton.texte) || actions.length === 0) actions.push({ lignes: [], annees: [] });
    actions.at(-1)?.[annee ? "annees" : "lignes"].push(jeton);
    const suivant = jetons[rang + 1];
    const auBout = /\s20\d{2}$/.test(jeton.texte) && suivant !== undefined && !commenceBas(suivant);
    finie = annee || auBout;
  });
  return actions;
}

/** Le titre d'un axe : sa première ligne, et celles qui la continuent, si larges soient-elles. */
function axeDe(lignes: Jeton[]): Jeton[] {
  if (!AXE.test(lignes[0]?.texte ?? "")) return [];
  const fin = lignes.findIndex((ligne, rang) => rang > 0 && !continueCellule(lignes[rang - 1], ligne));
  return fin < 0 ? lignes : lignes.slice(0, fin);
}

const continueCellule = (avant: Jeton | undefined, ligne: Jeton) =>
  avant !== undefined && (commenceBas(ligne) || estEnSuspens(avant.texte) || AXE_SEUL.test(avant.texte));

/** Les cellules de niveau, une par capitale, au plus autant que de colonnes. */
function niveauxDe(lignes: readonly Jeton[], nombre: number): Jeton[][] {
  const cellules: Jeton[][] = [];
  for (const ligne of lignes) {
    if (continueCellule(cellules.at(-1)?.at(-1), ligne)) cellules.at(-1)?.push(ligne);
    else cellules.push([ligne]);
  }
  return resserrer(cellules.slice(-CELLULES_MAX), nombre);
}

/** Au-delà, ce ne sont plus des niveaux. */
const CELLULES_MAX = 12;

const tailleDe = (cellule: readonly Jeton[]) => cellule.reduce((somme, { texte }) => somme + texte.length, 0);

/** Trop de cellules : « Petite » et « Enfance » n'en font qu'une ; les deux voisines les plus courtes se rejoignent. */
function resserrer(cellules: Jeton[][], nombre: number): Jeton[][] {
  if (cellules.length <= nombre) return cellules;
  const paires = cellules.slice(1).map((cellule, rang) => tailleDe(cellule) + tailleDe(cellules[rang] ?? []));
  const place = paires.indexOf(Math.min(...paires));
  const jointe = [...(cellules[place] ?? []), ...(cellules[place + 1] ?? [])];
  return resserrer(cellules.toSpliced(place, 2, jointe), nombre);
}

const estUneAutre = (ligne: Jeton, avant: Jeton, largeur: number) =>
  !commenceBas(ligne) && !estEnSuspens(avant.texte) && avant.largeur < largeur * PLEINE;

/** Le titre de l'action, puis son porteur ; un texte large qui ne la continue pas en ouvre une autre. */
function corpsDe(lignes: readonly Jeton[], { estLarge, largeur }: Mesure): Groupe[] {
  const groupes: Groupe[] = [];
  for (const ligne of lignes) {
    const dernier = groupes.at(-1);
    const avant = dernier?.lignes.at(-1);
    const large = estLarge(ligne);
    const continueTitre = avant && (large ? !estUneAutre(ligne, avant, largeur) : continueCellule(avant, ligne));
    if (dernier?.genre === "etroit" ? !large : continueTitre) dernier?.lignes.push(ligne);
    else groupes.push(...enGroupe([ligne], large ? "large" : "etroit"));
  }
  return groupes;
}
