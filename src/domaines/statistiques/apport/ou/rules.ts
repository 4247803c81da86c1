import { sansAccents } from "#commun/texte.ts";
import { FRANCE, type Geographie, type GenreTerritoire, type Lieu } from "../../lieu/model.ts";
import type { Territoires } from "../../lieu/rules.ts";
import { normaliserCode } from "../grille/rules.ts";

/** Les territoires dont un espace garde les chiffres, genre par genre. */
export type Gardes = Record<Exclude<GenreTerritoire, "france" | "bassin">, ReadonlySet<string>>;

/**
 * STAT-15 : d'un fichier national, un espace garde toutes les communes et tous les EPCI de ses départements, que ses cartes montrent, les
 * départements de ses régions, ses régions et la France : le reste n'est à personne ici et n'entre pas.
 */
export function gardesDe({ index }: Geographie, { communes }: Territoires): Gardes {
  const siennes = communes.flatMap(({ code }) => index.communes.get(code) ?? []);
  const [siens, regions] = [
    new Set(siennes.map(({ departement }) => departement)),
    new Set(siennes.map(({ region }) => region)),
  ];
  const voisines = index.cog.communes.filter(({ departement }) => siens.has(departement));
  return {
    commune: new Set(voisines.map(({ code }) => code)),
    epci: new Set(voisines.flatMap(({ epci }) => epci ?? [])),
    departement: new Set(index.cog.departements.flatMap(({ code, region }) => (regions.has(region) ? [code] : []))),
    region: regions,
  };
}

const FRANCES = new Set([
  "FR",
  "F",
  "FE",
  "FRANCE",
  "FM",
  "FRANCE ENTIERE",
  "FRANCE ENTIERE HORS MAYOTTE",
  "FRANCE METROPOLITAINE",
]);

/** Les codes de commune d'avant, et la commune d'aujourd'hui qui les a réunis ; un arrondissement n'est pas une ancienne commune. */
export const anciensCodes = ({ index }: Geographie): ReadonlyMap<string, string> =>
  new Map(
    [...index.cog.reunies].filter(([code]) => !index.communes.has(code) && !/^(?:751[0-2]|132[01]|6938)/.test(code)),
  );

/** Tout ce qu'une ligne gardée peut porter comme code : c'est à quoi un gros fichier se réduit. */
export const codesGardes = (gardes: Gardes, anciens: ReadonlyMap<string, string>): Set<string> =>
  new Set([
    ...Object.values(gardes).flatMap((codes) => [...codes]),
    ...[...anciens].flatMap(([ancien, commune]) => (gardes.commune.has(commune) ? [ancien] : [])),
    ...FRANCES,
  ]);

/** De quoi reconnaître un territoire : le code officiel, ce que l'on garde, et qui sait lire un nom mal écrit. */
export type Atlas = {
  geographie: Geographie;
  gardes: Gardes;
  anciens: ReadonlyMap<string, string>;
  nommee: (nom: string) => string | null;
  nomme: (nom: string) => string | null;
};

/** Une ligne parle d'un lieu gardé (`fusionnee` : d'une commune qui n'est plus seule), d'un autre, d'un genre que l'on n'a pas, ou de rien de connu. */
export type Reconnu = Trouve | "ailleurs" | "inconnu";
type Trouve = { lieu: Lieu; fusionnee: boolean };

const GENRES: readonly (readonly [RegExp, GenreTerritoire | null])[] = [
  [/^com/, "commune"],
  [/^(?:bassin|bv)/, "bassin"],
  [/^(?:epci|intercom)/, "epci"],
  [/^dep/, "departement"],
  [/^reg/, "region"],
  [/^(?:fr|nat|pays)/, "france"],
];

/** Le genre qu'un mot désigne ; rien si ce n'en est pas un que l'on tient (canton, unité urbaine…). */
export function genreDit(mot: string): GenreTerritoire | null {
  const nu = sansAccents(mot).trim();
  return GENRES.find(([forme]) => forme.test(nu))?.[1] ?? null;
}

type Genre = GenreTerritoire | null;
const permis = (voulu: Genre, genre: GenreTerritoire) => voulu === null || voulu === genre;

function parCode({ geographie: { index }, anciens }: Atlas, code: string, genre: Genre): Trouve | null {
  const reunie = anciens.get(code);
  const essais: readonly (readonly [GenreTerritoire, () => boolean, string])[] = [
    ["france", () => FRANCES.has(sansAccents(code).toUpperCase()), FRANCE.code],
    ["commune", () => index.communes.has(code), code],
    ["commune", () => reunie !== undefined, reunie ?? code],
    ["epci", () => index.epci.has(code), code],
    ["departement", () => index.cog.departements.some((un) => un.code === code), code],
    ["region", () => genre === "region" && index.cog.regions.some((une) => une.code === code), code],
  ];
  const [trouve] = essais.filter(([un, vrai]) => permis(genre, un) && vrai());
  return trouve ? { lieu: { genre: trouve[0], code: trouve[2] }, fusionnee: trouve[2] === reunie } : null;
}

function parNom({ geographie: { index, bassins }, nommee, nomme }: Atlas, nom: string, genre: Genre): Lieu | null {
  const cle = sansAccents(nom).trim();
  const meme = (un: { nom: string }) => sansAccents(un.nom).trim() === cle;
  const essais: readonly (readonly [GenreTerritoire, () => string | null | undefined])[] = [
    ["bassin", () => bassins.find(meme)?.id],
    ["france", () => (cle === "france" ? FRANCE.code : null)],
    ["departement", () => index.cog.departements.find(meme)?.code],
    ["region", () => index.cog.regions.find(meme)?.code],
    ["commune", () => nommee(nom)],
    ["epci", () => nomme(nom)],
  ];
  const ordre = genre === null ? [essais[0], essais[4], essais[5], essais[2], essais[3], essais[1]] : essais;
  for (const essai of ordre) {
    const code = essai && permis(genre, essai[0]) ? essai[1]() : null;
    if (essai && code) return { genre: essai[0], code };
  }
  return null;
}

const estGarde = ({ gardes, geographie }: Atlas, { genre, code }: Lieu): boolean => {
  if (genre === "france") return true;
  return genre === "bassin" ? geographie.bassins.some(({ id }) => id === code) : gardes[genre].has(code);
};

/** STAT-16 : une ligne dit son territoire par son code d'abord, fût-il d'avant une fusion, puis par son nom ; un genre dit départage. */
export function reconnaitreLieu(
  atlas: Atlas,
  dit: { code: string; nom: string; genre: string },
  defaut: Genre,
): Reconnu {
  const genre = dit.genre ? genreDit(dit.genre) : defaut;
  if (dit.genre && genre === null) return "ailleurs";
  const reconnu =
    parCode(atlas, normaliserCode(dit.code || dit.nom), genre) ?? nommePar(atlas, dit.nom || dit.code, genre);
  if (!reconnu) return "inconnu";
  return estGarde(atlas, reconnu.lieu) ? reconnu : "ailleurs";
}

function nommePar(atlas: Atlas, nom: string, genre: Genre): Trouve | null {
  const lieu = parNom(atlas, nom, genre);
  return lieu && { lieu, fusionnee: false };
}
