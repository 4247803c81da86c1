import { findGrids } from "./pdf-grille.ts";
import { type Etendue, wideTables } from "./pdf-rangees.ts";
import type { Bout, Trait } from "./pdf-lignes.ts";
import type { Page } from "./pdf-page.ts";

/** A part of a page read on its own: its `x` start at its left edge. */
export type Zone = Page & { page: number };

/** The white stripe between two columns, the edges of the text around it, and where the right column starts. */
type Gouttiere = { x: number; gauche: number; droite: number; suivante: number };
type Bande = { haut: number; bas: number; traversee: boolean };
type Cote = { rangs: number; pleins: number };
type Essai = { page: Page; gouttiere: Gouttiere; bandes: Bande[]; alignees: Etendue[] };

const JEU = 2;

/** Cuts the pages set in two columns, so that each column is read before the next; other pages stay whole. */
export function cutColumns(pages: Page[]): Zone[] {
  const essais = pages.map((page) => tryPage(page, findGutter(page), wideTables(page)));
  const partout = areColumns(essais);
  const gouttieres = partout ? sharedGutters(pages) : new Map<number, Gouttiere>();
  const retenus = essais.map(({ page, gouttiere, alignees }) =>
    tryPage(page, gouttieres.get(page.large) ?? gouttiere, alignees),
  );
  return retenus.flatMap((essai, rang) => cutPage(essai, partout).map((zone) => ({ ...zone, page: rang + 1 })));
}

const end = ({ x, largeur }: Bout) => x + largeur;
const isWritten = ({ texte }: Bout) => texte.trim() !== "";
const crosses = (bout: Bout, x: number) => bout.x < x - JEU && end(bout) > x + JEU;

const tryPage = (page: Page, gouttiere: Gouttiere, alignees: Etendue[]): Essai => ({
  page,
  gouttiere,
  alignees,
  bandes: bandsOf(page, gouttiere, alignees),
});

/** For each size of page, the gutter that suits all its pages at once. */
function sharedGutters(pages: Page[]): Map<number, Gouttiere> {
  const tailles = Map.groupBy(pages, ({ large }) => large);
  return new Map(
    [...tailles].map(([large, pareilles]) => [
      large,
      findGutter({
        large,
        bouts: pareilles.flatMap(({ bouts }) => bouts),
        traits: pareilles.flatMap(({ traits }) => traits),
      }),
    ]),
  );
}

/** The place near the middle that the fewest runs of text and rules cross. */
function findGutter({ bouts, traits, large }: Pick<Page, "bouts" | "traits" | "large">): Gouttiere {
  const ecrits = bouts.filter(isWritten);
  const gauche = edgeOf(ecrits, large);
  const droite = ecrits.reduce((fin, bout) => Math.max(fin, end(bout)), gauche);
  const [milieu, jeu] = [(gauche + droite) / 2, (droite - gauche) * 0.06];
  const places = Array.from({ length: Math.max(1, Math.ceil(jeu)) * 2 + 1 }, (_, rang) => milieu - jeu + rang);
  const couches = [
    ...ecrits.map((bout) => ({ debut: bout.x, fin: end(bout) })),
    ...traits.filter(({ sens }) => sens === "h"),
  ];
  const comptes = places.map((x) => couches.filter(({ debut, fin }) => debut < x && fin > x).length);
  const moins = Math.min(...comptes);
  const libres = places.filter((_, rang) => comptes[rang] === moins);
  const x = libres[Math.floor(libres.length / 2)] ?? milieu;
  const suivante = edgeOf(
    ecrits.filter((bout) => bout.x >= x - JEU),
    x,
  );
  return { x, gauche, droite, suivante };
}

/** Where lines start: the leftmost place, a page number apart. */
const edgeOf = (bouts: Bout[], defaut: number) =>
  bouts.map(({ x }) => x).toSorted((a, b) => a - b)[Math.min(2, bouts.length - 1)] ?? defaut;

/** The page from top to bottom: what runs over the gutter, text or tables, and the stretches between. */
function bandsOf({ bouts, traits, haut }: Page, { x }: Gouttiere, alignees: Etendue[]): Bande[] {
  const textes = bouts.filter((bout) => isWritten(bout) && crosses(bout, x));
  const lignes = textes.map(({ y, hauteur }) => ({ haut: y - hauteur, bas: y + hauteur * 0.3 }));
  const tables = [...tableSpans(traits, x), ...alignees];
  const pleines = [...lignes, ...tables].toSorted((a, b) => a.haut - b.haut);
  const bandes: Bande[] = [];
  let bas = 0;
  for (const pleine of pleines) {
    const derniere = bandes.at(-1);
    if (derniere?.traversee && !hasTextBetween(bouts, bas, pleine.haut)) derniere.bas = Math.max(bas, pleine.bas);
    else bandes.push({ haut: bas, bas: pleine.haut, traversee: false }, { ...pleine, traversee: true });
    bas = Math.max(bas, pleine.bas);
  }
  return [...bandes, { haut: bas, bas: haut, traversee: false }];
}

const hasTextBetween = (bouts: Bout[], haut: number, bas: number) =>
  bouts.some((bout) => isWritten(bout) && bout.y > haut && bout.y <= bas);

/** Where ruled tables stand over the gutter. */
const tableSpans = (traits: Trait[], x: number): { haut: number; bas: number }[] =>
  findGrids(traits)
    .filter(({ xs }) => (xs[0] ?? x) < x - JEU && (xs.at(-1) ?? x) > x + JEU)
    .map(({ ys }) => ({ haut: (ys[0] ?? 0) - JEU, bas: (ys.at(-1) ?? 0) + JEU }));

const isInside =
  ({ haut, bas }: Bande) =>
  (bout: Bout) =>
    isWritten(bout) && bout.y > haut && bout.y <= bas;

/** How many lines a side has, and how many of them fill it. */
function sideOf(bouts: Bout[], gauche: number, droite: number): Cote {
  const fins = new Map<number, number>();
  for (const bout of bouts) {
    const rang = Math.round(bout.y / 3);
    fins.set(rang, Math.max(fins.get(rang) ?? 0, end(bout)));
  }
  const pleins = [...fins.values()].filter((fin) => fin >= gauche + (droite - gauche) * 0.8).length;
  return { rangs: fins.size, pleins };
}

function sidesOf({ page, gouttiere: { x, gauche, droite } }: Essai, bande: Bande): [Cote, Cote] {
  const dedans = page.bouts.filter(isInside(bande));
  const aGauche = dedans.filter((bout) => end(bout) <= x + JEU);
  return [
    sideOf(aGauche, gauche, x),
    sideOf(
      dedans.filter((bout) => !aGauche.includes(bout)),
      x,
      droite,
    ),
  ];
}

const isFilled = ({ rangs, pleins }: Cote, part: number) => pleins >= rangs * part;

/** Most lines of the document stand beside one another, and both sides run to their edge: it is set in columns. Where nearly all do, short lists need fewer full lines. */
function areColumns(essais: Essai[]): boolean {
  const [gauche, droite]: [Cote, Cote] = [
    { rangs: 0, pleins: 0 },
    { rangs: 0, pleins: 0 },
  ];
  let lignes = 0;
  for (const essai of essais)
    for (const bande of essai.bandes) {
      const [a, b] = sidesOf(essai, bande);
      lignes += Math.max(a.rangs, b.rangs);
      if (bande.traversee || a.rangs < 6 || b.rangs < 6) continue;
      add(gauche, a);
      add(droite, b);
    }
  const part = gauche.rangs >= lignes * 0.8 ? 0.1 : 0.15;
  return gauche.rangs > 0 && gauche.rangs >= lignes * 0.4 && isFilled(gauche, part) && isFilled(droite, part);
}

function add(somme: Cote, { rangs, pleins }: Cote): void {
  somme.rangs += rangs;
  somme.pleins += pleins;
}

/** In a document set in columns each free stretch is; elsewhere only one that shows it beyond doubt. */
function isCut(essai: Essai, bande: Bande, partout: boolean): boolean {
  if (bande.traversee) return false;
  if (partout) return true;
  const cotes = sidesOf(essai, bande);
  return cotes.every((cote) => cote.rangs >= 10 && isFilled(cote, 0.6));
}

function cutPage(essai: Essai, partout: boolean): Page[] {
  const { page, gouttiere, bandes } = essai;
  const coupees = bandes.map((bande) => isCut(essai, bande, partout));
  if (!coupees.includes(true)) return [page];
  return bandes.flatMap((bande, rang) => {
    const dedans = page.bouts.filter(isInside(bande));
    const traits = page.traits.filter((trait) => isStrokeInside(trait, bande));
    const zone = { ...page, bouts: dedans, traits };
    if (dedans.length === 0) return [];
    return coupees[rang] ? [leftOf(zone, gouttiere), rightOf(zone, gouttiere)] : [zone];
  });
}

const isStrokeInside = ({ sens, place, debut, fin }: Trait, { haut, bas }: Bande) => {
  const y = sens === "h" ? place : (debut + fin) / 2;
  return y >= haut - JEU && y <= bas + JEU;
};

const startOf = (trait: Trait) => (trait.sens === "h" ? trait.debut : trait.place);

function leftOf(page: Page, { x }: Gouttiere): Page {
  const bouts = page.bouts.filter((bout) => end(bout) <= x + JEU);
  return { ...page, bouts, traits: page.traits.filter((trait) => startOf(trait) < x), large: page.large / 2 };
}

/** The right column is moved to where the left one starts, so that both have the same margins. */
function rightOf(page: Page, { x, gauche, suivante }: Gouttiere): Page {
  const dedans = page.bouts.filter((bout) => end(bout) > x + JEU);
  const pas = suivante - gauche;
  const traits = page.traits.filter((trait) => startOf(trait) >= x);
  return {
    ...page,
    bouts: dedans.map((bout) => ({ ...bout, x: bout.x - pas })),
    traits: traits.map((trait) =>
      trait.sens === "h"
        ? { ...trait, debut: trait.debut - pas, fin: trait.fin - pas }
        : { ...trait, place: trait.place - pas },
    ),
    large: page.large / 2,
  };
}
