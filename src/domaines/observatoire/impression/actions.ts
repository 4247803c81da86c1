import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { peut } from "#domaines/acces/index.ts";
import { lireTus } from "#domaines/statistiques/index.ts";
import type { Lieu } from "#domaines/statistiques/model.ts";
import { cadreDe, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import { blocsCarte } from "../carte/document.ts";
import { type ChiffreLu, lireCarte } from "../carte/actions.ts";
import { getLieu, lireTerritoires } from "../lieu/actions.ts";
import { portraitDe } from "../portrait/actions.ts";
import { publierPoints, publierPortrait } from "../publication/rules.ts";
import type { Portrait } from "../portrait/model.ts";
import { blocsConseil, blocsPortrait } from "../portrait/document.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "observatoire.lire");
const TEXTE: Fabrique["formats"] = ["pdf", "docx", "odt"];

type Composer = Fabrique["composer"];
type Cadre = Awaited<ReturnType<typeof cadreDe>>;

const uniques = <T>(tous: readonly T[]): T[] => [...new Set(tous)];

/** Des portraits imprimés sortent de l'espace : ce qui ne se publie pas n'y est pas. */
async function aPublier(db: Db, perimetre: Perimetre, portraits: readonly Portrait[], jour: Jour): Promise<Portrait[]> {
  const statistiques = uniques(portraits.flatMap(({ traits }) => traits.map(({ statistique }) => statistique)));
  const lieux = portraits.flatMap(({ lieu, dans }) => [lieu, ...dans]);
  const tu = await lireTus(db, perimetre, { statistiques, lieux, jour });
  return portraits.map((portrait) => publierPortrait(portrait, tu));
}

/** Le portrait que nomme la demande, et de quoi l'établir. */
async function lire(db: Parameters<Composer>[0], perimetre: Parameters<Composer>[1], demande: Parameters<Composer>[2]) {
  const { geographie, lieu } = await getLieu(db, perimetre, demande.parametres.get("territoire") ?? "");
  const entier = await portraitDe(db, perimetre, geographie, lieu);
  const [portrait = entier] = await aPublier(db, perimetre, [entier], demande.jour);
  return { lieu, portrait, cadre: await cadreDe(db, perimetre, demande) };
}

const SANS_CHIFFRE: Bloc = { genre: "note", texte: "Aucun chiffre n’est encore connu ici." };

const portrait: Composer = async (db, perimetre, demande) => {
  const { lieu, portrait: lu, cadre } = await lire(db, perimetre, demande);
  const blocs = blocsPortrait(lu);
  return { ...cadre, titre: `Portrait : ${lieu.nom}`, feuille: "a4paysage", sources: lu.sources, blocs };
};

const conseil: Composer = async (db, perimetre, demande) => {
  const { lieu, portrait: lu, cadre } = await lire(db, perimetre, demande);
  return {
    ...cadre,
    titre: lieu.nom,
    sousTitre: "Pour le conseil municipal",
    sources: [],
    blocs: blocsConseil(lu),
  };
};

/** Une feuille par commune, à la suite : on n'en distribue qu'une à chaque conseil. */
const conseils: Composer = async (db, perimetre, demande) => {
  const { geographie, communes } = await lireTerritoires(db, perimetre);
  const blocs: Bloc[] = [];
  const entiers: Portrait[] = [];
  for (const commune of communes) entiers.push(await portraitDe(db, perimetre, geographie, commune));
  for (const [rang, lu] of (await aPublier(db, perimetre, entiers, demande.jour)).entries()) {
    if (rang > 0) blocs.push({ genre: "saut" });
    blocs.push({ genre: "titre", niveau: 1, texte: lu.lieu.nom }, ...blocsConseil(lu));
  }
  const cadre: Cadre = await cadreDe(db, perimetre, demande);
  return {
    ...cadre,
    titre: "Une feuille par commune",
    sources: [],
    blocs: blocs.length > 0 ? blocs : [SANS_CHIFFRE],
  };
};

/** Une carte qui sort de l'espace tait ce qui ne se publie pas. */
export async function pointsPublies(db: Db, perimetre: Perimetre, chiffre: ChiffreLu, jour?: Jour) {
  const { statistique, millesime, points } = chiffre;
  const communes = points.map(({ code }): Lieu => ({ genre: "commune", code }));
  const tu = await lireTus(db, perimetre, { statistiques: [statistique], lieux: communes, ...(jour && { jour }) });
  return publierPoints(points, (code) => tu(statistique.code, { genre: "commune", code }, millesime));
}

const carte: Composer = async (db, perimetre, demande) => {
  const { chiffre, dessin, coupe } = await lireCarte(db, perimetre, Object.fromEntries(demande.parametres));
  const cadre: Cadre = await cadreDe(db, perimetre, demande);
  if (!chiffre) return { ...cadre, titre: "Carte", sources: [], blocs: [SANS_CHIFFRE] };
  const { statistique, millesime, sources } = chiffre;
  const points = await pointsPublies(db, perimetre, chiffre, demande.jour);
  const contours = dessin?.lots.map((lot) => `Contours : ${lot.source}, ${lot.millesime}`) ?? [];
  return {
    ...cadre,
    titre: `${statistique.nom}, ${millesime}`,
    sources: [...sources, ...contours, statistique.methode],
    blocs: blocsCarte(dessin?.trace ?? null, { ...chiffre, points }, coupe),
  };
};

/** Ce que l'observatoire sait imprimer. */
export const FABRIQUES_OBSERVATOIRE: Fabriques = {
  portrait: {
    nom: "Portrait d’un territoire",
    formats: TEXTE,
    permise,
    court: true,
    entier: false,
    composer: portrait,
  },
  conseil: { nom: "Feuille d’une commune", formats: TEXTE, permise, court: true, entier: false, composer: conseil },
  conseils: { nom: "Une feuille par commune", formats: TEXTE, permise, composer: conseils },
  carte: { nom: "Carte d’un chiffre", formats: TEXTE, permise, court: true, entier: false, composer: carte },
};
