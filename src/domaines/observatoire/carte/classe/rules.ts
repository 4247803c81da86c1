import type { Classe, Classement, Methode } from "./model.ts";

/**
 * OBS-1 : une carte a cinq classes au plus, et au moins trois communes par classe en moyenne : sur peu de communes, moins de classes ;
 * deux valeurs égales sont toujours dans la même.
 */
export const nombreDeClasses = (valeurs: readonly number[]): number =>
  Math.max(1, Math.min(5, Math.floor(valeurs.length / 3), new Set(valeurs).size));

/** Les rangs où commencent les classes, sans jamais couper entre deux valeurs égales. */
function classesAux(triees: readonly number[], debuts: readonly number[]): Classe[] {
  const francs = [...new Set([0, ...debuts.map((debut) => triees.indexOf(triees[debut] ?? Number.NaN))])]
    .filter((debut) => debut >= 0)
    .toSorted((a, b) => a - b);
  return francs.map((debut, rang) => {
    const fin = (francs[rang + 1] ?? triees.length) - 1;
    return { de: triees[debut] ?? 0, a: triees[fin] ?? 0, nombre: fin - debut + 1 };
  });
}

/** OBS-2 : à effectifs égaux, chaque classe a autant de communes, à une près ; les valeurs égales ne se séparent pas. */
export const effectifsEgaux = (triees: readonly number[], nombre: number): Classe[] =>
  classesAux(
    triees,
    Array.from({ length: nombre - 1 }, (_un, rang) => Math.round(((rang + 1) * triees.length) / nombre)),
  );

/** Les sommes depuis le début, des valeurs et de leurs carrés : l'écart d'une classe à sa moyenne s'en tire aussitôt. */
function ecarts(triees: readonly number[]) {
  const [sommes, carres] = [[0], [0]];
  for (const [rang, valeur] of triees.entries()) {
    sommes.push((sommes[rang] ?? 0) + valeur);
    carres.push((carres[rang] ?? 0) + valeur * valeur);
  }
  return (de: number, a: number): number => {
    const somme = (sommes[a] ?? 0) - (sommes[de] ?? 0);
    return (carres[a] ?? 0) - (carres[de] ?? 0) - (somme * somme) / (a - de);
  };
}

type Etape = { couts: number[]; coupes: number[] };
type Ecart = (de: number, a: number) => number;

/** La meilleure dernière coupe pour chaque longueur ; elle ne recule jamais quand la longueur croît : on ne la cherche que là. */
function etapeSuivante(avant: readonly number[], ecart: Ecart, longueur: number): Etape {
  const etape: Etape = {
    couts: Array.from({ length: longueur + 1 }, () => Infinity),
    coupes: Array.from({ length: longueur + 1 }, () => 0),
  };
  const chercher = (bas: number, haut: number, premiere: number, derniere: number): void => {
    if (bas > haut) return;
    const milieu = Math.floor((bas + haut) / 2);
    let [meilleure, moindre] = [premiere, Infinity];
    for (let coupe = premiere; coupe <= Math.min(milieu - 1, derniere); coupe += 1) {
      const cout = (avant[coupe] ?? Infinity) + ecart(coupe, milieu);
      if (cout < moindre) [meilleure, moindre] = [coupe, cout];
    }
    [etape.couts[milieu], etape.coupes[milieu]] = [moindre, meilleure];
    chercher(bas, milieu - 1, premiere, meilleure);
    chercher(milieu + 1, haut, meilleure, derniere);
  };
  chercher(1, longueur, 0, longueur - 1);
  return etape;
}

/** OBS-3 : les ruptures naturelles sont les coupes qui laissent le moins d'écart à la moyenne dans chaque classe (Fisher et Jenks), exactement. */
export function rupturesNaturelles(triees: readonly number[], nombre: number): Classe[] {
  const ecart = ecarts(triees);
  let couts = triees.map((_un, rang) => ecart(0, rang + 1));
  couts = [Infinity, ...couts];
  const etapes: Etape[] = [];
  for (let rang = 1; rang < nombre; rang += 1) {
    const etape = etapeSuivante(couts, ecart, triees.length);
    etapes.push(etape);
    couts = etape.couts;
  }
  const debuts: number[] = [];
  let fin = triees.length;
  for (const { coupes } of etapes.toReversed()) {
    fin = coupes[fin] ?? 0;
    debuts.unshift(fin);
  }
  return classesAux(triees, debuts);
}

const PAS = [1, 2, 2.5, 5, 10];

/** Sans les poussières du calcul : trois dixièmes s'écrivent 0,3. */
const propre = (valeur: number) => Number(valeur.toPrecision(12));

/** Le plus petit pas rond qui couvre l'étendue en au plus `nombre` classes. */
function pasRond([bas, haut]: readonly [number, number], nombre: number): number {
  const brut = (haut - bas) / nombre;
  const dizaine = 10 ** Math.floor(Math.log10(brut));
  const convient = (pas: number) => Math.floor(haut / pas) - Math.floor(bas / pas) < nombre;
  return (
    [...PAS, 20, 25, 50].map((un) => un * dizaine).find((pas) => pas >= brut * 0.999 && convient(pas)) ?? 100 * dizaine
  );
}

/** OBS-4 : des seuils ronds sont les multiples d'un pas de 1, 2, 2,5 ou 5 ; une classe vide se montre quand même, la légende reste une échelle. */
export function seuilsRonds(triees: readonly number[], nombre: number): Classe[] {
  const [bas, haut] = [triees[0] ?? 0, triees.at(-1) ?? 0];
  if (bas === haut) return [{ de: bas, a: haut, nombre: triees.length }];
  const pas = pasRond([bas, haut], nombre);
  const premier = Math.floor(bas / pas);
  const rangRond = (valeur: number) => Math.floor(valeur / pas) - premier;
  return Array.from({ length: rangRond(haut) + 1 }, (_un, rang) => {
    const siennes = triees.filter((valeur) => rangRond(valeur) === rang);
    const seuils = [propre((premier + rang) * pas), propre((premier + rang + 1) * pas)] as const;
    return { de: siennes[0] ?? seuils[0], a: siennes.at(-1) ?? seuils[0], nombre: siennes.length, seuils };
  });
}

const COUPER: Record<Methode, (triees: readonly number[], nombre: number) => Classe[]> = {
  effectifs: effectifsEgaux,
  ruptures: rupturesNaturelles,
  ronds: seuilsRonds,
};

/**
 * OBS-5 : quand des valeurs sont négatives et d'autres positives, les deux côtés se coupent à part, de sorte qu'une classe ne tient
 * jamais une baisse et une hausse ; zéro est à part, avec ce qui n'a pas bougé.
 */
export function classer(valeurs: readonly number[], methode: Methode): Classement {
  const triees = valeurs.toSorted((a, b) => a - b);
  const couper = COUPER[methode];
  const [moins, plus] = [triees.filter((valeur) => valeur < 0), triees.filter((valeur) => valeur > 0)];
  if (moins.length === 0 || plus.length === 0)
    return { methode, zero: null, classes: triees.length === 0 ? [] : couper(triees, nombreDeClasses(triees)) };
  const cote = (siennes: readonly number[]) => couper(siennes, Math.min(3, nombreDeClasses(siennes)));
  const nuls = triees.length - moins.length - plus.length;
  const negatives = cote(moins);
  const zero = { de: 0, a: 0, nombre: nuls };
  return { methode, zero: negatives.length, classes: [...negatives, zero, ...cote(plus)] };
}

const debut = ({ de, seuils }: Classe) => seuils?.[0] ?? de;

/** Le rang de la classe d'une valeur : la dernière qui commence avant elle. */
export function rangDe({ classes, zero }: Classement, valeur: number): number {
  if (zero !== null && valeur === 0) return zero;
  const rang = classes.findLastIndex((classe, ici) => ici !== zero && classe.nombre >= 0 && debut(classe) <= valeur);
  return Math.max(0, rang);
}
