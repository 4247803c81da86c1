import { enLettres, type Jour } from "./jour.ts";
import { ecrireMontant } from "./montant.ts";

/** Un bout de phrase : nu, ou appuyé, penché, coloré (jamais le seul signe), ou qui mène à une adresse. */
export type Ton = "bleu" | "vert" | "ocre" | "rouge" | "gris";
export type Morceau = string | { texte: string; fort?: boolean; emphase?: boolean; ton?: Ton; lien?: string };
export type Texte = string | readonly Morceau[];

/** Une cellule nombre, montant, part ou jour reste une valeur : chaque format l'écrit à sa façon, un tableur la garde. */
export type Cellule = Texte | number | null;
export type TypeColonne = "texte" | "nombre" | "montant" | "part" | "jour";

/** `largeur` : sa part de la page, les autres colonnes valant 1 ; `choix` : les valeurs qu'un tableur propose. */
export type Colonne = { titre: string; type?: TypeColonne; largeur?: number; choix?: readonly string[] };
export type Rangee = readonly Cellule[] | { groupe: string } | { total: readonly Cellule[] };

export type BlocTitre = { genre: "titre"; niveau: 1 | 2 | 3 | 4; texte: string; ancre?: string | undefined };
export type BlocTableau = {
  genre: "tableau";
  legende: string;
  colonnes: readonly Colonne[];
  rangees: readonly Rangee[];
  /** La première colonne nomme la rangée. */
  nommees?: boolean;
};

/** Un dessin, ce qu'en dit qui ne le voit pas, et les mêmes chiffres en tableau. */
export type BlocFigure = {
  genre: "figure";
  svg: string;
  alt: string;
  legende: string;
  description?: string | undefined;
  jumeau?: BlocTableau | undefined;
};
export type BlocTexte =
  | { genre: "paragraphe"; texte: Texte }
  | { genre: "liste"; numerotee?: boolean; elements: readonly Texte[] };

/** De quoi est fait ce qui s'imprime ; `definitions` est le corps d'une fiche, `chiffres` ce que l'on doit retenir. */
export type Bloc =
  | BlocTitre
  | BlocTexte
  | BlocTableau
  | BlocFigure
  | {
      genre: "encadre";
      ton: "info" | "attention" | "decision";
      titre?: string | undefined;
      blocs: readonly BlocTexte[];
    }
  | { genre: "chiffres"; entrees: readonly { valeur: string; libelle: string }[] }
  | { genre: "definitions"; entrees: readonly { terme: string; textes: readonly Texte[] }[] }
  | { genre: "citation"; texte: Texte; source?: string | undefined }
  | { genre: "note"; texte: Texte }
  | { genre: "saut" };

export type Logo = { alt: string; type: "png" | "jpeg"; octets: Uint8Array };
export type Feuille = "a4" | "a4paysage" | "a3paysage";

/**
 * Ce qui sera imprimé, comme donnée : un seul modèle, que chaque format écrit avec le même texte. `perimetre` et `date` sont
 * rappelés au pied de chaque page ; chaque titre de niveau 1 ouvre une diapositive.
 */
export type Imprime = {
  titre: string;
  sousTitre?: string | undefined;
  auteur: string;
  date: Jour;
  perimetre: string;
  sources: readonly string[];
  logos: readonly Logo[];
  feuille?: Feuille;
  sommaire?: boolean;
  teinte?: number;
  /** Un acte, que l'on publie et que l'on archive : son PDF est un PDF/A-2a ; celui de tout autre document est un PDF/UA-1. */
  acte?: boolean;
  blocs: readonly Bloc[];
};

export const FORMATS_DOCUMENT = ["pdf", "docx", "odt", "pptx", "xlsx", "ods"] as const;
export type FormatDocument = (typeof FORMATS_DOCUMENT)[number];

/** Un texte simple, sans ses appuis. */
export const texteNu = (texte: Texte): string =>
  typeof texte === "string"
    ? texte
    : texte.map((morceau) => (typeof morceau === "string" ? morceau : morceau.texte)).join("");

const A_DEUX_DECIMALES = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const A_UNE_DECIMALE = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const nombre = (valeur: number) => A_DEUX_DECIMALES.format(valeur);

const ECRITURES: Record<TypeColonne, (valeur: number) => string> = {
  texte: nombre,
  nombre,
  montant: ecrireMontant,
  part: (valeur) => `${A_UNE_DECIMALE.format(valeur * 100)}\u{A0}%`,
  jour: String,
};

/** Ce qu'une cellule montre, selon sa colonne : « 1 234,50 € », « 37,5 % », « 21 novembre 2026 » ; une valeur absente ne dit rien. */
export function ecrireCellule({ type = "texte" }: Pick<Colonne, "type">, cellule: Cellule): Texte {
  if (cellule === null) return "";
  if (typeof cellule === "number") return ECRITURES[type](cellule);
  return type === "jour" && typeof cellule === "string" && cellule ? enLettres(cellule as Jour) : cellule;
}

/** Ce qui suit le titre du document : de quoi il parle, et de quel jour il est. */
export const mentionDe = ({ perimetre, date }: Pick<Imprime, "perimetre" | "date">): string =>
  [perimetre, enLettres(date)].filter(Boolean).join(" · ");

/** Ce que le pied de chaque page rappelle. */
export const enPied = ({ perimetre, date }: Pick<Imprime, "perimetre" | "date">): string =>
  [perimetre, `établi le ${enLettres(date)}`].filter(Boolean).join(" · ");

/** Le corps d'un document, ses sources à la fin : ce que chaque format écrit, dans cet ordre. */
export const corpsDe = ({ blocs, sources }: Pick<Imprime, "blocs" | "sources">): readonly Bloc[] =>
  sources.length === 0
    ? blocs
    : [
        ...blocs,
        { genre: "titre", niveau: 1, texte: "Sources", ancre: "sources" },
        { genre: "liste", elements: sources },
      ];

/** Les cellules d'une rangée, écrites ; un groupe n'en a qu'une, sur toute la largeur. */
export const cellulesDe = (colonnes: readonly Colonne[], rangee: Rangee): Texte[] => {
  if ("groupe" in rangee) return [rangee.groupe];
  const cellules = "total" in rangee ? rangee.total : rangee;
  return colonnes.map((colonne, rang) => ecrireCellule(colonne, cellules[rang] ?? null));
};

function textesTableau({ legende, colonnes, rangees }: BlocTableau): string[] {
  const cellules = rangees.flatMap((rangee) => cellulesDe(colonnes, rangee).map(texteNu));
  return [legende, ...colonnes.map(({ titre }) => titre), ...cellules];
}

/** Un document dans un autre : ses titres descendent d'un cran sous celui qui l'annonce, et perdent l'ancre qu'ils avaient seuls. */
export const abaisser = (bloc: Bloc): Bloc =>
  bloc.genre === "titre"
    ? { genre: "titre", niveau: Math.min(bloc.niveau + 1, 4) as typeof bloc.niveau, texte: bloc.texte }
    : bloc;

/** Ce que l'on fait de chaque genre de bloc : un genre nouveau ne compile pas tant qu'un format l'ignore. */
export type ParGenre<T> = { [G in Bloc["genre"]]: (bloc: Extract<Bloc, { genre: G }>) => T };
export const selonGenre = <T>(bloc: Bloc, par: ParGenre<T>): T => (par[bloc.genre] as (bloc: Bloc) => T)(bloc);

const TEXTES: ParGenre<string[]> = {
  titre: ({ texte }) => [texte],
  paragraphe: ({ texte }) => [texteNu(texte)],
  note: ({ texte }) => [texteNu(texte)],
  liste: ({ elements }) => elements.map(texteNu),
  tableau: textesTableau,
  figure: ({ legende, description = "", jumeau }) => [legende, description, ...(jumeau ? textesTableau(jumeau) : [])],
  encadre: ({ titre = "", blocs }) => [titre, ...blocs.flatMap((bloc) => selonGenre(bloc, TEXTES))],
  chiffres: ({ entrees }) => entrees.flatMap(({ valeur, libelle }) => [valeur, libelle]),
  definitions: ({ entrees }) => entrees.flatMap(({ terme, textes }) => [terme, ...textes.map(texteNu)]),
  citation: ({ texte, source = "" }) => [texteNu(texte), source],
  saut: () => [],
};

/** Le texte d'un bloc, dans l'ordre où on le lit. */
export const textesBloc = (bloc: Bloc): string[] => selonGenre(bloc, TEXTES).filter((texte) => texte.trim() !== "");

/** Tout le texte d'un document, dans l'ordre où on le lit : le même dans tous ses formats. */
export const textesDe = (imprime: Imprime): string[] =>
  [
    imprime.titre,
    imprime.sousTitre ?? "",
    mentionDe(imprime),
    ...corpsDe(imprime).flatMap((bloc) => selonGenre(bloc, TEXTES)),
  ].filter((texte) => texte.trim() !== "");
