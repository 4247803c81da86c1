/** The grey points of a page, line by line; `debut`: where the first one is, `pas`: how far one line is from the next. */
export type Points = { octets: Buffer; debut: number; pas: number; large: number; haut: number };

/** How a page is walked: along its lines, or down its columns. */
type Sens = { lignes: number; longueur: number; place: (ligne: number, rang: number) => number };

const SOMBRE = 200;
const EPAISSEUR_MAX = 6;

/** A run of dark points longer than any stroke of a letter. */
const longOf = (large: number) => Math.max(60, Math.round(large / 16));

const sensOf = ({ debut, pas, large, haut }: Points): [Sens, Sens] => [
  { lignes: haut, longueur: large, place: (ligne, rang) => debut + ligne * pas + rang },
  { lignes: large, longueur: haut, place: (ligne, rang) => debut + rang * pas + ligne },
];

/** How thick the ink is across a rule, at one point of it. */
function thickness(octets: Buffer, { lignes, place }: Sens, [ligne, rang]: [number, number]): number {
  const isDark = (autre: number) => autre >= 0 && autre < lignes && (octets[place(autre, rang)] ?? 255) < SOMBRE;
  let [haut, bas] = [ligne, ligne];
  while (bas - haut <= EPAISSEUR_MAX && isDark(haut - 1)) haut -= 1;
  while (bas - haut <= EPAISSEUR_MAX && isDark(bas + 1)) bas += 1;
  return bas - haut + 1;
}

/** The long dark runs of one line: where each starts and ends. */
function runsOf(estSombre: (rang: number) => boolean, longueur: number, long: number): [number, number][] {
  const trouves: [number, number][] = [];
  let depart = 0;
  for (let rang = 0; rang <= longueur; rang++) {
    if (rang < longueur && estSombre(rang)) continue;
    if (rang - depart >= long) trouves.push([depart, rang]);
    depart = rang + 1;
  }
  return trouves;
}

/** Marks the thin rules of one line. */
function markRules({ octets, large }: Points, sens: Sens, ligne: number, traits: Uint8Array): void {
  const isDark = (rang: number) => (octets[sens.place(ligne, rang)] ?? 255) < SOMBRE;
  for (const [depart, fin] of runsOf(isDark, sens.longueur, longOf(large)))
    for (let rang = depart; rang < fin; rang++)
      if (thickness(octets, sens, [ligne, rang]) <= EPAISSEUR_MAX) traits[sens.place(ligne, rang)] = 1;
}

/**
 * Whitens the rules of the tables of a page, letters that cross them apart: against a rule, the recognition loses the whole line of
 * text that touches it.
 */
export function eraseRules(points: Points): void {
  const traits = new Uint8Array(points.octets.length);
  for (const sens of sensOf(points))
    for (let ligne = 0; ligne < sens.lignes; ligne++) markRules(points, sens, ligne, traits);
  for (const [place, marque] of traits.entries()) if (marque === 1) points.octets[place] = 255;
}
