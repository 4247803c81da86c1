import { type Champs, remplirChamps } from "#commun/champ.ts";
import { annee, enLettres } from "#commun/jour.ts";
import { pluriel, sansAccents } from "#commun/texte.ts";
import {
  type Annexe,
  type Article,
  type BlocConvention,
  GENRES_ARTICLE,
  type Identite,
  type Partie,
} from "../model.ts";
import type { ModeResiliation } from "../resiliation/model.ts";
import { modeEcrit } from "../resiliation/rules.ts";
import type { CommuneVue } from "../perimetre/model.ts";
import { habitants } from "../perimetre/rules.ts";
import {
  CLAUSE_APPLICATION,
  CLAUSES_PRESIDENCE,
  CLAUSES_SECRETARIAT,
  LIBELLES_CHAMP,
  type NomChamp,
} from "./lexique.ts";
import { type GenreAnnexe, GENRES_ANNEXE, type MouvementListe, type Options, type Reecriture } from "./model.ts";

const INDICES: readonly [GenreAnnexe, RegExp][] = [
  ["diagnostic", /diagnosti|portrait|besoins/],
  ["equipements", /equipement|services soutenus/],
  ["decisions", /deliberation|decision/],
  ["pilotage", /pilotage|gouvernance|suivi/],
  ["plan", /plan|fiches?[- ]action|moyens/],
];

/** CONV-61 : on reconnaît ce que porte une annexe aux mots de son titre ; un titre qui ne dit rien de connu est « autre ». */
export function genreAnnexe(titre: string): GenreAnnexe {
  const mots = sansAccents(titre);
  return INDICES.find(([, indice]) => indice.test(mots))?.[0] ?? "autre";
}

const enumerer = (noms: readonly string[]): string | null => {
  if (noms.length === 0) return null;
  const dernier = noms.at(-1) ?? "";
  return noms.length === 1 ? dernier : `${noms.slice(0, -1).join(", ")} et ${dernier}`;
};

type Source = {
  identite: Pick<Identite, "caf" | "debut" | "fin">;
  parties: readonly Pick<Partie, "genre" | "nom">[];
  articles: readonly Article[];
  annexes: readonly Annexe[];
  options: Options;
  communes: readonly CommuneVue[];
  modes: readonly ModeResiliation[];
};

const territoireDit = (communes: readonly CommuneVue[]): string | null =>
  communes.length === 0
    ? null
    : `${pluriel(communes.length, "commune")} et ${pluriel(habitants(communes, "municipale"), "habitant")}`;

const deLIdentite = ({ identite: { caf, debut, fin }, parties }: Source) => ({
  caf: caf ?? parties.find(({ genre }) => genre === "caf")?.nom ?? null,
  parties: enumerer(parties.map(({ nom }) => nom)),
  collectivites: enumerer(parties.filter(({ genre }) => genre !== "caf").map(({ nom }) => nom)),
  debut: debut && enLettres(debut),
  fin: fin && enLettres(fin),
  annees: debut && fin ? `${annee(debut)}-${annee(fin)}` : null,
});

const desOptions = ({ presidence, secretariat, application }: Options) => ({
  "copil.presidence": presidence && CLAUSES_PRESIDENCE[presidence],
  "copil.secretariat": secretariat && CLAUSES_SECRETARIAT[secretariat],
  "suivi.application": application === null ? null : application ? CLAUSE_APPLICATION : "",
});

const numeros = ({ articles, annexes }: Source): Champs => ({
  ...Object.fromEntries(
    GENRES_ARTICLE.map((genre) => [`article.${genre}`, articles.find((un) => un.genre === genre)?.numero ?? null]),
  ),
  ...Object.fromEntries(
    GENRES_ANNEXE.map((genre) => [
      `annexe.${genre}`,
      annexes.find(({ titre }) => genreAnnexe(titre) === genre)?.numero ?? null,
    ]),
  ),
});

/**
 * CONV-62 : un champ entre accolades dit ce que la convention sait d'elle-même : ses parties, ses dates, son territoire, ses options,
 * le numéro d'un article ou d'une annexe. Il suit ce qui change, tant que le texte est un brouillon.
 */
export function champsDe(source: Source): Champs {
  const dits: Record<NomChamp, string | null> = {
    ...deLIdentite(source),
    ...desOptions(source.options),
    territoire: territoireDit(source.communes),
    "fin.modes": source.modes.map(modeEcrit).join("\n") || null,
    communes: enumerer(source.communes.map(({ nom }) => nom)),
  };
  return { ...dits, ...numeros(source) };
}

export const libelleChamp = (nom: string): string => {
  if (Object.hasOwn(LIBELLES_CHAMP, nom)) return LIBELLES_CHAMP[nom as NomChamp];
  return nom.startsWith("article.") ? "un article de ce genre, numéroté" : "une annexe de ce genre, numérotée";
};

/** Chaque champ que l'on nomme, ce qu'il remplace et ce qu'il dit aujourd'hui. */
export const champsDits = (champs: Champs): { nom: string; libelle: string; valeur: string | null }[] =>
  Object.entries(LIBELLES_CHAMP).map(([nom, libelle]) => ({ nom, libelle, valeur: champs[nom] ?? null }));

/**
 * CONV-63 : rempli, un texte dit ses champs ; celui que la convention ne sait pas encore se lit « [à compléter : …] », un nom inconnu
 * reste tel quel, et une clause que l'on n'a pas voulue s'en va avec sa ligne.
 */
export const remplir = (texte: string, champs: Champs): string =>
  remplirChamps(texte, champs, (nom) => `[à compléter : ${libelleChamp(nom)}]`);

/** Le bloc entier, ses champs remplis : ce qui se lit, se fige et se signe. */
export function remplirBloc({ convention, ...reste }: BlocConvention, champs: Champs): BlocConvention {
  const plein = (texte: string) => remplir(texte, champs);
  return {
    ...reste,
    convention: {
      ...convention,
      visas: convention.visas.map((visa) => ({ ...visa, texte: plein(visa.texte) })),
      articles: convention.articles.map((un) => ({ ...un, titre: plein(un.titre), texte: plein(un.texte) })),
      annexes: convention.annexes.map((une) => ({ ...une, titre: plein(une.titre) })),
    },
  };
}

/**
 * CONV-65 : d'une liste récrite, le journal retient chaque élément parti, venu ou changé, la place de ce qui part et l'ordre d'avant de
 * ce qui reste, s'il change : de quoi refaire la liste d'un jour passé.
 */
export function mouvementsDe<T extends { id: string }>({ avant, apres, action }: Reecriture<T>): MouvementListe[] {
  const [jadis, alors] = [new Map(avant.map((un) => [un.id, un])), new Map(apres.map((un) => [un.id, un]))];
  const partis = avant.map((un, rang) => ({ ...un, rang })).filter(({ id }) => !alors.has(id));
  const ordre = avant.filter(({ id }) => alors.has(id)).map(({ id }) => id);
  const neuf = apres.filter(({ id }) => jadis.has(id)).map(({ id }) => id);
  return [
    ...partis.toReversed().map((un) => ({ action: "retrait", objetId: un.id, avant: un })),
    ...apres.flatMap((un): MouvementListe[] => {
      const ancien = jadis.get(un.id);
      if (JSON.stringify(ancien) === JSON.stringify(un)) return [];
      return [{ action: ancien ? action : "creation", objetId: un.id, avant: ancien, apres: un }];
    }),
    ...(ordre.join() === neuf.join() ? [] : [{ action: "deplacement", avant: ordre, apres: neuf }]),
  ];
}
