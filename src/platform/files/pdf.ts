import { type Refus, refus } from "#commun/refus.ts";
import { type Bloc, type CelluleBrute, compose, paragraphe } from "./composition.ts";
import type { Contenu } from "./model.ts";
import { type CelluleGrille, fillGrid, findGrids, type Grille, holds } from "./pdf-grille.ts";
import { type Bout, type LigneMise, layLines } from "./pdf-lignes.ts";
import { openPdf, type Page, readPage } from "./pdf-page.ts";

const PAGES_MAX = 1000;

/** Reads the text layer of a PDF: lines in reading order, and the cells of its ruled or aligned tables. */
export async function readPdf(
  octets: Uint8Array,
): Promise<Contenu | Refus<"chiffre" | "tronque" | "numerise" | "trop-gros">> {
  const pdf = await openPdf(octets);
  if (typeof pdf === "string") return refus(pdf);
  try {
    if (pdf.numPages > PAGES_MAX) return refus("trop-gros");
    const pages: Page[] = [];
    for (let numero = 1; numero <= pdf.numPages; numero++) pages.push(await readPage(pdf, numero));
    const lettres = pages.reduce(
      (somme, { bouts }) => somme + bouts.reduce((total, { texte }) => total + texte.trim().length, 0),
      0,
    );
    if (lettres < pages.length * 8) return refus("numerise");
    return compose(mergeTables(pages.flatMap((page, rang) => layPage(page, rang + 1, bodyHeight(pages)))));
  } catch {
    return refus("tronque");
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** The height of running text: the one that most letters have. */
function bodyHeight(pages: Page[]): number {
  const comptes = new Map<number, number>();
  for (const { bouts } of pages)
    for (const { hauteur, texte } of bouts)
      comptes.set(Math.round(hauteur), (comptes.get(Math.round(hauteur)) ?? 0) + texte.length);
  return [...comptes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}

function layPage({ bouts, traits }: Page, page: number, corps: number): Bloc[] {
  const grilles = findGrids(traits);
  const libres = bouts.filter((bout) => !grilles.some((grille) => holds(grille, bout)));
  const places: { y: number; blocs: Bloc[] }[] = grilles.map((grille) => ({
    y: grille.ys[0] ?? 0,
    blocs: layGrid(grille, bouts, page),
  }));
  places.push(...layFree(layLines(libres), page, corps));
  return places.toSorted((a, b) => a.y - b.y).flatMap(({ blocs }) => blocs);
}

function layGrid(grille: Grille, bouts: Bout[], page: number): Bloc[] {
  const cellules = fillGrid(
    grille,
    bouts.filter((bout) => holds(grille, bout)),
  );
  const rangees = cellules
    .map((rangee) => rangee.map((cellule) => toCell(cellule, page)))
    .filter((rangee) => rangee.some(({ blocs, fusionnee }) => blocs.length > 0 || fusionnee));
  if (rangees.length === 0) return [];
  const seule = rangees.every((rangee) => rangee.filter(({ blocs }) => blocs.length > 0).length <= 1);
  return seule ? rangees.flat().flatMap(({ blocs }) => blocs) : [{ genre: "table", rangees }];
}

const toCell = ({ bouts, dessus }: CelluleGrille, page: number): CelluleBrute => ({
  blocs: layLines(bouts).map((ligne) => enParagraphe(ligne, page, null)),
  ...(dessus ? { fusionnee: true } : {}),
});

const enParagraphe = (ligne: LigneMise, page: number, niveau: number | null) => ({
  ...paragraphe(ligne.texte.replace(/\t/g, " ").trim(), niveau, ligne.gras),
  page,
});

/** Text outside ruled tables: lines, blank lines where the page leaves room, and tables drawn by alignment only. */
function layFree(lignes: LigneMise[], page: number, corps: number): { y: number; blocs: Bloc[] }[] {
  return lignes.flatMap((ligne, rang) => {
    const avant = lignes[rang - 1];
    const saut = avant !== undefined && ligne.y - avant.y > Math.max(ligne.hauteur, avant.hauteur) * 1.75;
    const niveau = ligne.hauteur >= corps * 1.5 ? 1 : ligne.hauteur >= corps * 1.2 ? 2 : null;
    const vide = saut ? [{ ...paragraphe(""), page }] : [];
    const cellules = ligne.texte.split("\t").map((texte) => texte.trim());
    if (cellules.length < 2) return [{ y: ligne.y, blocs: [...vide, enParagraphe(ligne, page, niveau)] }];
    const table: Bloc = {
      genre: "table",
      rangees: [
        cellules.map((texte) => ({ blocs: texte === "" ? [] : [{ ...paragraphe(texte, null, ligne.gras), page }] })),
      ],
    };
    return [{ y: ligne.y, blocs: [...vide, table] }];
  });
}

/** A ruled table that goes on over the page, and aligned rows that follow one another, are one table. */
function mergeTables(blocs: Bloc[]): Bloc[] {
  const unis: Bloc[] = [];
  for (const bloc of blocs) {
    const avant = unis.at(-1);
    const suite =
      bloc.genre === "table" && avant?.genre === "table" && bloc.rangees[0]?.length === avant.rangees[0]?.length;
    if (suite) avant.rangees.push(...bloc.rangees);
    else unis.push(bloc);
  }
  return unis;
}
