/** A line of points, x then y, flat. */
export type Ligne = number[];

const NOMBRE = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;
const ARITE: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, q: 4, c: 6 };
const PAS = 10;

type Plume = { x: number; y: number; lignes: Ligne[] };

const courante = ({ lignes }: Plume): Ligne => lignes.at(-1) ?? [];

function vers(plume: Plume, x: number, y: number): void {
  Object.assign(plume, { x, y });
  courante(plume).push(x, y);
}

/** A curve of Bézier, as a few straight steps. */
function courber(plume: Plume, points: readonly number[]): void {
  const xs = [plume.x, ...points.filter((_, rang) => rang % 2 === 0)];
  const ys = [plume.y, ...points.filter((_, rang) => rang % 2 === 1)];
  const en = (valeurs: readonly number[], t: number): number =>
    valeurs.length === 1
      ? (valeurs[0] ?? 0)
      : en(
          valeurs.slice(1).map((valeur, rang) => (valeurs[rang] ?? 0) * (1 - t) + valeur * t),
          t,
        );
  for (let pas = 1; pas <= PAS; pas++) vers(plume, en(xs, pas / PAS), en(ys, pas / PAS));
}

function tracer(plume: Plume, commande: string, nombres: readonly number[]): void {
  const quoi = commande.toLowerCase();
  const [dx, dy] = commande === quoi ? [plume.x, plume.y] : [0, 0];
  const [premier = 0] = nombres;
  if (quoi === "h") return vers(plume, dx + premier, plume.y);
  if (quoi === "v") return vers(plume, plume.x, dy + premier);
  const points = nombres.map((nombre, rang) => nombre + (rang % 2 === 0 ? dx : dy));
  if (points.length > 2) return courber(plume, points);
  if (quoi === "m") plume.lignes.push([]);
  const [x = 0, y = 0] = points;
  vers(plume, x, y);
}

/** Goes back to where the line began. */
function fermer(plume: Plume): void {
  const [x = plume.x, y = plume.y] = courante(plume);
  vers(plume, x, y);
}

/** The numbers of a command, as many at a time as it takes; a second pair after a move is a line. */
function* gestesDe(commande: string, nombres: readonly number[]): Generator<[string, readonly number[]]> {
  const arite = ARITE[commande.toLowerCase()] ?? Infinity;
  const ensuite = { M: "L", m: "l" }[commande] ?? commande;
  for (let rang = 0; rang + arite <= nombres.length; rang += arite)
    yield [rang === 0 ? commande : ensuite, nombres.slice(rang, rang + arite)];
}

/** The lines of a path, its curves flattened. */
export function lignesDe(d: string): Ligne[] {
  const plume: Plume = { x: 0, y: 0, lignes: [] };
  for (const [, commande = "", suite = ""] of d.matchAll(/([mlhvqcz])([^a-df-z]*)/gi)) {
    if (commande.toLowerCase() === "z") fermer(plume);
    else
      for (const [geste, nombres] of gestesDe(commande, (suite.match(NOMBRE) ?? []).map(Number)))
        tracer(plume, geste, nombres);
  }
  return plume.lignes;
}

/** A circle, as a polygon. */
export const cercleDe = (cx: number, cy: number, r: number): Ligne =>
  Array.from({ length: 37 }, (_, rang) => (rang * Math.PI) / 18).flatMap((angle) => [
    cx + r * Math.cos(angle),
    cy + r * Math.sin(angle),
  ]);
