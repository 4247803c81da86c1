import type { Priorite } from "../../model.ts";

const ORDRES: Record<Priorite, (rangs: readonly [number, number, number]) => readonly [number, number, number]> = {
  structure: ([choix, formule, entree]) => [choix, formule, entree],
  semaine: ([choix, formule, entree]) => [formule, choix, entree],
  mois: ([choix, formule, entree]) => [entree, choix, formule],
};

/**
 * GUI-14 : les vœux d'une famille s'ordonnent par ce qu'elle cède en dernier (structure, semaine ou mois d'entrée), puis par ses choix,
 * ses semaines de la voulue à la plus réduite, ses mois du premier au dernier.
 */
function combiner(
  priorite: Priorite,
  tailles: readonly [number, number, number],
): (readonly [number, number, number])[] {
  const [choix, formules, entrees] = tailles;
  const tous: (readonly [number, number, number])[] = [];
  for (let a = 0; a < choix; a++)
    for (let b = 0; b < formules; b++) for (let c = 0; c < entrees; c++) tous.push([a, b, c]);
  if (priorite === "structure") return tous;
  const cle = ORDRES[priorite];
  return tous.toSorted((x, y) => {
    const [p, q] = [cle(x), cle(y)];
    return p[0] - q[0] || p[1] - q[1] || p[2] - q[2];
  });
}

const combinaisons = new Map<string, (readonly [number, number, number])[]>();

/** Les mêmes combinaisons, écrites une fois par priorité et par taille. */
export function combinaisonsDe(priorite: Priorite, tailles: readonly [number, number, number]) {
  const cle = `${priorite} ${tailles.join(" ")}`;
  const connue = combinaisons.get(cle) ?? combiner(priorite, tailles);
  combinaisons.set(cle, connue);
  return connue;
}

const PLUS_DE_COUPLES = 400;

const somme = (rangs: readonly number[]) => rangs.reduce((total, rang) => total + rang, 0);

/** Les façons d'envoyer chaque enfant à un choix, pas tous au même, par somme des rangs puis par l'aîné. */
export function separations(enfants: number, choix: number): number[][] {
  let nombre = choix;
  while (nombre ** enfants > PLUS_DE_COUPLES) nombre--;
  const tous = Array.from({ length: nombre ** enfants }, (_, numero) =>
    Array.from({ length: enfants }, (__, rang) => Math.floor(numero / nombre ** (enfants - 1 - rang)) % nombre),
  );
  return tous
    .filter((rangs) => rangs.some((rang) => rang !== rangs[0]))
    .map((rangs, numero) => ({ rangs, numero }))
    .toSorted((a, b) => somme(a.rangs) - somme(b.rangs) || a.numero - b.numero)
    .map(({ rangs }) => rangs);
}
