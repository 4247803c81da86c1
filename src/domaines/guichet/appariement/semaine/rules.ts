import { DEMI_JOURNEES, type Semaine } from "../model.ts";

const TOUTES = 1 << DEMI_JOURNEES;

/** Combien de demi-journées compte une semaine type. */
export function compter(semaine: Semaine): number {
  let nombre = 0;
  for (let reste = semaine; reste !== 0; reste &= reste - 1) nombre++;
  return nombre;
}

/**
 * GUI-2 : « au moins tant de demi-journées, dont celles-ci » vaut la liste des semaines qui s'y tiennent, de la plus longue à la plus
 * courte, et à longueur égale en gardant d'abord le début de la semaine.
 */
export function semainesAcceptables(voulue: Semaine, auMoins: number, dont: Semaine = 0): Semaine[] {
  const siennes = Array.from({ length: TOUTES }, (_, semaine) => semaine).filter(
    (semaine) => (semaine & ~voulue) === 0 && (dont & voulue & ~semaine) === 0 && compter(semaine) >= auMoins,
  );
  return siennes.toSorted((a, b) => compter(b) - compter(a) || a - b).filter((semaine) => semaine !== 0);
}

const JOURS = DEMI_JOURNEES / 2;
const JOUR_ENTIER = 3;

/**
 * GUI-377 : une semaine entière se partage entre deux structures par jours entiers : la plus grande part, au moins la moitié, d'abord ; le
 * reste est à l'autre.
 */
export function partagesDe(voulue: Semaine): Semaine[] {
  const jours = Array.from({ length: JOURS }, (_, jour) => (JOUR_ENTIER << (2 * jour)) & voulue).filter(Boolean);
  const parts = Array.from({ length: 1 << jours.length }, (_, choix) =>
    jours.reduce((part, jour, rang) => ((choix >> rang) & 1 ? part | jour : part), 0),
  );
  return parts
    .filter((part) => part !== 0 && part !== voulue && 2 * compter(part) >= compter(voulue))
    .toSorted((a, b) => compter(b) - compter(a) || a - b);
}

/** Les minutes de chacune des 1 024 semaines possibles, d'après celles de chaque demi-journée. */
export function minutesParSemaine(durees: readonly number[]): Int32Array {
  const minutes = new Int32Array(TOUTES);
  for (let semaine = 1; semaine < TOUTES; semaine++) {
    const derniere = 31 - Math.clz32(semaine);
    minutes[semaine] = (minutes[semaine ^ (1 << derniere)] as number) + (durees[derniere] ?? 0);
  }
  return minutes;
}
