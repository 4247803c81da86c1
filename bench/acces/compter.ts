import type { Monde, Parametres } from "#domaines/observatoire/accessibilite/model.ts";
import { porteeDe } from "#domaines/observatoire/accessibilite/rules.ts";

type Cases = { cote: number; large: number; debut: Int32Array; points: Float64Array; limite: Float64Array };

const RADIANS = Math.PI / 180;

function poser(vers: Float64Array, ou: number, [lat, lon]: readonly [number, number]): void {
  vers[3 * ou] = Math.cos(lat * RADIANS) * Math.cos(lon * RADIANS);
  vers[3 * ou + 1] = Math.cos(lat * RADIANS) * Math.sin(lon * RADIANS);
  vers[3 * ou + 2] = Math.sin(lat * RADIANS);
}

const colonneDe = (lon: number, cote: number) => Math.floor((lon + 2) / (cote / Math.cos(51 * RADIANS)));
const caseDe = ({ cote, large }: Pick<Cases, "cote" | "large">, lat: number, lon: number) =>
  Math.floor((lat - 40) / cote) * large + colonneDe(lon, cote);

function ranger({ communes }: Monde, kms: readonly number[]): Cases {
  const cote = Math.max(...kms) / 111.195 / 2;
  const trace = { cote, large: colonneDe(12, cote) };
  const cases = Int32Array.from(communes.lat, (lat, rang) => caseDe(trace, lat, communes.lon[rang] as number));
  const debut = new Int32Array(Math.ceil(13 / cote) * trace.large + 1);
  for (const une of cases) debut[une + 1] = (debut[une + 1] as number) + 1;
  for (let une = 1; une < debut.length; une++) debut[une] = (debut[une] as number) + (debut[une - 1] as number);
  const libre = debut.slice();
  const points = new Float64Array(cases.length * 3);
  const limite = new Float64Array(cases.length * 3);
  const cordes = kms.map((km) => (2 * Math.sin(km / 6371.0088 / 2)) ** 2);
  for (let rang = 0; rang < cases.length; rang++) {
    const ou = libre[cases[rang] as number] as number;
    libre[cases[rang] as number] = ou + 1;
    poser(points, ou, [communes.lat[rang] as number, communes.lon[rang] as number]);
    const sienne = cordes[communes.classe[rang] as number] as number;
    for (const [classe, corde] of cordes.entries()) limite[3 * ou + classe] = Math.min(corde, sienne);
  }
  return { ...trace, debut, points, limite };
}

/** The pairs of one site among the cells from `de` to `fin`. */
function compterCases(
  { points, limite }: Cases,
  site: Float64Array,
  classe: number,
  bornes: readonly [number, number],
) {
  const [x, y, z] = [site[0] as number, site[1] as number, site[2] as number];
  let couples = 0;
  for (let ou = bornes[0]; ou < bornes[1]; ou++) {
    const dx = (points[3 * ou] as number) - x;
    const dy = (points[3 * ou + 1] as number) - y;
    const dz = (points[3 * ou + 2] as number) - z;
    if (dx * dx + dy * dy + dz * dz <= (limite[3 * ou + classe] as number)) couples++;
  }
  return couples;
}

/** The same pairs counted by a second hand: square cells in a table, the twenty-five around each site, no trajectory, nothing kept. */
export function compter(monde: Monde, { vitesses, detour, depart, paliers }: Parametres): number {
  const kms = vitesses.map((vitesse) => ((porteeDe(paliers) - depart) * vitesse) / (60 * detour));
  const cases = ranger(monde, kms);
  const site = new Float64Array(3);
  let couples = 0;
  for (let rang = 0; rang < monde.sites.lat.length; rang++) {
    const [lat, lon] = [monde.sites.lat[rang] as number, monde.sites.lon[rang] as number];
    poser(site, 0, [lat, lon]);
    const centre = caseDe(cases, lat, lon);
    for (let rangee = -2; rangee <= 2; rangee++) {
      const de = cases.debut[centre + rangee * cases.large - 2] as number;
      const fin = cases.debut[centre + rangee * cases.large + 3] as number;
      couples += compterCases(cases, site, monde.sites.classe[rang] as number, [de, fin]);
    }
  }
  return couples;
}
