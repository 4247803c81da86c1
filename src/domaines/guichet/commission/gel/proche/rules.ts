type Lieu = { id: string; nom: string; commune: string | null; lat: number | null; lon: number | null };
type Point = { lat: number; lon: number };

/** Le carré d'une distance à plat : de quoi comparer, à l'échelle d'un territoire. */
function eloignement(a: Point, b: Point): number {
  const est = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return est * est + (a.lat - b.lat) * (a.lat - b.lat);
}

/** GUI-268 : les plus proches d'une commune : d'abord les siennes, puis à vol d'oiseau ; celles que l'on ne sait pas situer viennent après, par nom. */
export function prochesDe(structures: readonly Lieu[], commune: string, centres: ReadonlyMap<string, Point>): string[] {
  const ici = centres.get(commune);
  const ou = ({ lat, lon, commune: sienne }: Lieu) =>
    lat !== null && lon !== null ? { lat, lon } : centres.get(sienne ?? "");
  const loin = (lieu: Lieu): number => {
    if (lieu.commune === commune) return -1;
    const point = ou(lieu);
    return ici && point ? eloignement(ici, point) : Number.MAX_VALUE;
  };
  return structures
    .map((lieu) => ({ ...lieu, distance: loin(lieu) }))
    .toSorted((a, b) => a.distance - b.distance || (a.nom < b.nom ? -1 : a.nom > b.nom ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
