import type { Cellule, Contenu, Ligne, Tableau } from "./model.ts";

export type Paragraphe = {
  genre: "paragraphe";
  texte: string;
  niveau: number | null;
  gras: boolean;
  page?: number | null;
  /** The part of the page it was read in. */
  zone?: number;
  suite?: boolean;
  bord?: boolean;
};
export type CelluleBrute = { blocs: Bloc[]; fusionnee?: boolean };
/** `bords` : where its columns are drawn, when they are. */
export type TableBrute = { genre: "table"; rangees: CelluleBrute[][]; bords?: number[] };

/** What a word processor file is made of, in reading order. */
export type Bloc = Paragraphe | TableBrute;

export const paragraphe = (texte: string, niveau: number | null = null, gras = false): Paragraphe => ({
  genre: "paragraphe",
  texte,
  niveau,
  gras,
});

/** Lays blocks out as numbered lines; each cell of a table owns its lines, a table inside a cell is read in order. */
export function compose(blocs: Bloc[], pagesReconnues: number[] = []): Contenu {
  const contenu: Contenu = { lignes: [], tableaux: [], pagesReconnues };
  for (const bloc of blocs) {
    if (bloc.genre === "paragraphe") contenu.lignes.push(...linesOf(bloc));
    else contenu.tableaux.push(layTable(bloc, contenu.lignes));
  }
  return contenu;
}

const linesOf = ({ texte, niveau, gras, page, suite, bord }: Paragraphe): Ligne[] =>
  texte.split("\n").map((ligne) => ({
    texte: ligne,
    page: page ?? null,
    niveau,
    gras,
    ...(suite === undefined ? {} : { suite }),
    ...(bord ? { bord } : {}),
  }));

function layTable({ rangees }: TableBrute, lignes: Ligne[]): Tableau {
  const debut = lignes.length + 1;
  const posees = rangees.map((cellules) => cellules.map((cellule) => layCell(cellule, lignes)));
  if (lignes.length < debut) lignes.push({ texte: "", page: null, niveau: null, gras: false });
  return { lignes: [debut, lignes.length], rangees: posees };
}

function layCell({ blocs, fusionnee }: CelluleBrute, lignes: Ligne[]): Cellule {
  const debut = lignes.length + 1;
  const plats = flatten(blocs).flatMap(linesOf);
  lignes.push(...(plats.length > 0 ? plats : [{ texte: "", page: null, niveau: null, gras: false }]));
  const texte = plats
    .map((ligne) => (ligne.gras && ligne.texte !== "" ? `**${ligne.texte}**` : ligne.texte))
    .join("\n");
  return { texte, lignes: [debut, lignes.length], ...(fusionnee ? { fusionnee } : {}) };
}

const flatten = (blocs: Bloc[]): Paragraphe[] =>
  blocs.flatMap((bloc) =>
    bloc.genre === "paragraphe" ? [bloc] : bloc.rangees.flat().flatMap((cellule) => flatten(cellule.blocs)),
  );
