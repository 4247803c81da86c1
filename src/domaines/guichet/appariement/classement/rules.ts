import type { Jour } from "#commun/jour.ts";

/** Les colonnes du classement : une case par unité. */
export type Colonnes = {
  points: ArrayLike<number>;
  depuis: ArrayLike<number>;
  tirage: ArrayLike<number>;
  identifiant: (unite: number) => string;
};

/** Le rang d'égalité de chaque unité (sans les points), et l'ordre du classement (du premier au dernier). */
export type Classement = { egalite: Int32Array; ordre: Int32Array };

/** Plus de jours que cela entre deux demandes, ou une date qui n'en est pas une : on compare au lieu de compter. */
const JOURS_COMPTES = 2 ** 22;

const chiffre = (jour: Jour, rang: number): number => jour.charCodeAt(rang) - 48;
const deux = (jour: Jour, rang: number): number => chiffre(jour, rang) * 10 + chiffre(jour, rang + 1);

/** Un jour comme un nombre qui se compare : ni écarts ni calendrier. */
export const nombreDuJour = (jour: Jour): number =>
  ((deux(jour, 0) * 100 + deux(jour, 2)) * 12 + deux(jour, 5)) * 31 + deux(jour, 8);

function bornes(valeurs: ArrayLike<number>): { min: number; etendue: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let rang = 0; rang < valeurs.length; rang++) {
    const valeur = valeurs[rang] as number;
    if (valeur < min) min = valeur;
    if (valeur > max) max = valeur;
  }
  return { min, etendue: max - min + 1 };
}

const comparer = ({ depuis, tirage, identifiant }: Colonnes) => {
  const textes = (a: number, b: number) => {
    const [x, y] = [identifiant(a), identifiant(b)];
    if (x === y) return a - b;
    return x < y ? -1 : 1;
  };
  return (a: number, b: number) =>
    (depuis[a] as number) - (depuis[b] as number) || (tirage[a] as number) - (tirage[b] as number) || textes(a, b);
};

/** Remet dans l'ordre exact les voisins de même jour dont le cran de tirage ne disait pas tout. */
function affiner(
  ordre: Int32Array,
  memes: (a: number, b: number) => boolean,
  compare: (a: number, b: number) => number,
) {
  const nombre = ordre.length;
  for (let debut = 0; debut < nombre; ) {
    let fin = debut + 1;
    while (fin < nombre && memes(ordre[debut] as number, ordre[fin] as number)) fin++;
    if (fin - debut > 1) ordre.subarray(debut, fin).sort(compare);
    debut = fin;
  }
}

/** La case de chaque valeur, comptée depuis la plus petite, `pas` valeurs par case. */
function casesDe(valeurs: ArrayLike<number>, min: number, pas: number): Int32Array {
  const cases = new Int32Array(valeurs.length);
  for (let rang = 0; rang < valeurs.length; rang++) cases[rang] = Math.floor(((valeurs[rang] as number) - min) / pas);
  return cases;
}

/** Par date, puis par tirage : deux rangements qui comptent, et une comparaison entière pour les seuls voisins que rien n'y sépare. */
function parEgalite(colonnes: Colonnes, nombre: number): Int32Array {
  const compare = comparer(colonnes);
  const suite = new Int32Array(nombre);
  for (let unite = 0; unite < nombre; unite++) suite[unite] = unite;
  const [jours, tirages] = [bornes(colonnes.depuis), bornes(colonnes.tirage)];
  if (nombre === 0 || !(jours.etendue <= JOURS_COMPTES)) return suite.toSorted(compare);
  const pas = Math.max(1, Math.ceil(tirages.etendue / (2 * nombre)));
  const dates = casesDe(colonnes.depuis, jours.min, 1);
  const crans = casesDe(colonnes.tirage, tirages.min, pas);
  const parTirage = ranger(suite, crans, Math.floor((tirages.etendue - 1) / pas) + 1);
  const ordre = ranger(parTirage, dates, jours.etendue);
  affiner(ordre, (a, b) => dates[a] === dates[b] && crans[a] === crans[b], compare);
  return ordre;
}

/** Range des éléments par classe sans changer leur ordre dans chacune : un tri qui compte au lieu de comparer. */
export function ranger(elements: Int32Array, classes: Int32Array, nombreDeClasses: number): Int32Array {
  const debuts = new Int32Array(nombreDeClasses + 1);
  for (let rang = 0; rang < elements.length; rang++) {
    const suivante = (classes[elements[rang] as number] as number) + 1;
    debuts[suivante] = (debuts[suivante] as number) + 1;
  }
  for (let classe = 0; classe < nombreDeClasses; classe++)
    debuts[classe + 1] = (debuts[classe + 1] as number) + (debuts[classe] as number);
  const ranges = new Int32Array(elements.length);
  for (let rang = 0; rang < elements.length; rang++) {
    const element = elements[rang] as number;
    const classe = classes[element] as number;
    const place = debuts[classe] as number;
    ranges[place] = element;
    debuts[classe] = place + 1;
  }
  return ranges;
}

/** La classe de chaque valeur, la plus grande d'abord. */
export function classer(valeurs: ArrayLike<number>): { classes: Int32Array; nombre: number } {
  const nombre = valeurs.length;
  if (nombre === 0) return { classes: new Int32Array(0), nombre };
  const { min, etendue } = bornes(valeurs);
  return etendue < 4 * nombre ? classerSerrees(valeurs, min, etendue) : classerEparses(valeurs);
}

function classerSerrees(valeurs: ArrayLike<number>, min: number, etendue: number) {
  const rangs = new Int32Array(etendue);
  for (let rang = 0; rang < valeurs.length; rang++) rangs[(valeurs[rang] as number) - min] = 1;
  let nombre = 0;
  for (let valeur = etendue - 1; valeur >= 0; valeur--) if (rangs[valeur] === 1) rangs[valeur] = nombre++;
  const classes = new Int32Array(valeurs.length);
  for (let rang = 0; rang < valeurs.length; rang++) classes[rang] = rangs[(valeurs[rang] as number) - min] as number;
  return { classes, nombre };
}

function classerEparses(valeurs: ArrayLike<number>) {
  const vues = new Set<number>();
  for (let rang = 0; rang < valeurs.length; rang++) vues.add(valeurs[rang] as number);
  const rangs = new Map([...vues].toSorted((a, b) => b - a).map((valeur, rang) => [valeur, rang]));
  const classes = new Int32Array(valeurs.length);
  for (let rang = 0; rang < valeurs.length; rang++) classes[rang] = rangs.get(valeurs[rang] as number) as number;
  return { classes, nombre: rangs.size };
}

/**
 * GUI-1 : les demandes se classent par points décroissants ; à égalité la plus ancienne d'abord, puis le tirage au sort, puis le
 * numéro. L'ordre où elles arrivent n'y change rien.
 */
export function classement(colonnes: Colonnes): Classement {
  const nombre = colonnes.points.length;
  const parDate = parEgalite(colonnes, nombre);
  const egalite = new Int32Array(nombre);
  for (let rang = 0; rang < nombre; rang++) egalite[parDate[rang] as number] = rang;
  const { classes, nombre: points } = classer(colonnes.points);
  return { egalite, ordre: ranger(parDate, classes, points) };
}
