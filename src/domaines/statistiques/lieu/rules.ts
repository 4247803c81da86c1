import { sansAccents } from "#commun/texte.ts";
import type { Bassin, Geographie, Lieu, LieuNomme } from "./model.ts";

export const cleLieu = ({ genre, code }: Lieu): string => `${genre}:${code}`;

/**
 * STAT-2 : un bassin de vie, un EPCI ou un département est l'ensemble de ses communes d'aujourd'hui ; une région et la France se donnent :
 * l'espace n'en garde pas toutes les communes.
 */
export function membresDe({ index, bassins }: Geographie, { genre, code }: Lieu): readonly string[] {
  if (genre === "bassin") return bassins.find(({ id }) => id === code)?.communes ?? [];
  if (genre === "epci") return index.epci.get(code)?.membres ?? [];
  if (genre !== "departement") return [];
  return index.cog.communes.flatMap((une) => (une.departement === code ? [une.code] : []));
}

/** Le nom d'un territoire ; son code, si rien ne le nomme. */
export function nommerLieu({ index, bassins, nommerEpci }: Geographie, { genre, code }: Lieu): string {
  const epci = index.epci.get(code);
  const dit = {
    commune: () => index.communes.get(code)?.nom,
    bassin: () => bassins.find(({ id }) => id === code)?.nom,
    epci: () => epci && nommerEpci(epci),
    departement: () => index.cog.departements.find((un) => un.code === code)?.nom,
    region: () => index.cog.regions.find((une) => une.code === code)?.nom,
    france: () => "France",
  }[genre]();
  return dit ?? code;
}

const uniques = (codes: readonly (string | null | undefined)[]) => [...new Set(codes.filter((code) => code != null))];

/** Les territoires d'un espace : les siens, du plus grand au plus petit, puis ceux auxquels il se compare. */
export type Territoires = Record<"communes" | "bassins" | "epci" | "comparaisons", LieuNomme[]>;

/**
 * STAT-3 : un espace tient les communes de ses conventions et de ses bassins, leurs bassins et leurs EPCI ; il les compare à leurs
 * départements, à leurs régions et à la France.
 */
export function territoiresDe(geographie: Geographie, conventions: readonly string[]): Territoires {
  const { index, bassins } = geographie;
  const codes = uniques([...conventions, ...bassins.flatMap(({ communes }) => communes)]);
  const communes = codes.flatMap((code) => index.communes.get(code) ?? []);
  const nommes = (genre: Lieu["genre"], tous: readonly string[]): LieuNomme[] =>
    tous
      .map((code) => ({ genre, code, nom: nommerLieu(geographie, { genre, code }) }))
      .toSorted((a, b) => (sansAccents(a.nom) < sansAccents(b.nom) ? -1 : 1));
  return {
    communes: nommes("commune", codes),
    bassins: nommes(
      "bassin",
      bassins.map(({ id }) => id),
    ),
    epci: nommes("epci", uniques(communes.map(({ epci }) => epci))),
    comparaisons: [
      ...nommes("departement", uniques(communes.map(({ departement }) => departement))),
      ...nommes("region", uniques(communes.map(({ region }) => region))),
      ...nommes("france", ["FR"]),
    ],
  };
}

/** Les zones de l'espace qui sont des bassins de vie. */
export const bassinsDe = (zones: readonly (Bassin & { genre: string })[]): Bassin[] =>
  zones.flatMap(({ genre, id, nom, communes }) => (genre === "bassin" ? [{ id, nom, communes }] : []));
