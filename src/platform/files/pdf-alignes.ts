import { type Bout, baselines, isBullet } from "./pdf-lignes.ts";

/** A white stripe that no text of a table crosses. */
type Gouttiere = { debut: number; fin: number };
/** One baseline of the page; `blancs` are the wide gaps inside it. */
export type Rang = { y: number; hauteur: number; bouts: Bout[]; blancs: Gouttiere[] };
/** Lines that share stripes: a table drawn by alignment only. `traversees` run over all its columns. */
export type Region = { rangs: Rang[]; gouttieres: Gouttiere[]; traversees: Set<Rang> };

const LARGE = 0.9;
const ETROIT = 0.3;
const ECART_MAX = 5;
/** The most that two paragraphs of one cell stand apart, in heights of a line. */
const PARAGRAPHE = 2.4;

const end = ({ x, largeur }: Bout) => x + largeur;
const isMulti = ({ blancs }: Rang) => blancs.length > 0;

/** The lines of a page, with their wide gaps; a bullet and its text are not two columns. */
export function rangsOf(bouts: Bout[]): Rang[] {
  return baselines(bouts).map((ligne) => {
    const ordre = ligne.toSorted((a, b) => a.x - b.x);
    const hauteur = Math.max(...ordre.map((bout) => bout.hauteur));
    const blancs: Gouttiere[] = [];
    let [fin, texte] = [Number.POSITIVE_INFINITY, ""];
    for (const bout of ordre) {
      if (bout.x - fin > hauteur * LARGE && !isBullet(texte)) {
        blancs.push({ debut: fin, fin: bout.x });
        texte = "";
      }
      texte += bout.texte;
      fin = Math.max(fin === Number.POSITIVE_INFINITY ? 0 : fin, end(bout));
    }
    return { y: ordre[0]?.y ?? 0, hauteur, bouts: ordre, blancs };
  });
}

/** Finds the stretches of lines that keep the same white stripes from line to line. */
export function findRegions(rangs: Rang[]): Region[] {
  const corps = usualHeight(rangs);
  const regions: Region[] = [];
  for (let rang = 0; rang < rangs.length; rang++) {
    const region = growRegion(rangs, rang, corps);
    if (!isTable(region)) continue;
    const haut = rangs.indexOf(region.rangs[0] as Rang);
    regions.push(allStripes({ ...region, rangs: [...rowsAbove(rangs, haut, region), ...region.rangs] }));
    rang = haut + region.rangs.length - 1;
  }
  return regions;
}

function usualHeight(rangs: Rang[]): number {
  const hauteurs = rangs.map(({ hauteur }) => hauteur).toSorted((a, b) => a - b);
  return hauteurs[Math.floor(hauteurs.length / 2)] ?? 0;
}

/** Goes down from a line while a stripe stays white; a line that runs over all of them is kept if the columns come back. */
function growRegion(rangs: Rang[], debut: number, corps: number): Region {
  const premier = rangs[debut] as Rang;
  const region: Region = { rangs: [premier], gouttieres: premier.blancs, traversees: new Set() };
  const attente: Rang[] = [];
  for (const rang of rangs.slice(debut + 1)) {
    const avant = attente.at(-1) ?? (region.rangs.at(-1) as Rang);
    const ferme = isTitle(rang, corps) || isHeading(rang, region);
    if (ferme || rang.y - avant.y > corps * ECART_MAX || !takes(region, attente, rang)) break;
  }
  region.rangs.push(...goingOn(attente, region));
  return region;
}

const TRAVERSEES_MAX = 2;

/** Takes a line into a region, or keeps it waiting for the columns to come back; false when it is the end of the table. */
function takes(region: Region, attente: Rang[], rang: Rang): boolean {
  const { gouttieres, traversees } = region;
  const restent = narrow(gouttieres, rang);
  const enTravers = attente.filter((autre) => traversees.has(autre)).length;
  const perdues = restent.length < gouttieres.length;
  if (perdues && (restent.length === 0 || !isMulti(rang))) {
    if (gouttieres.length < 2 || enTravers >= TRAVERSEES_MAX) return false;
    traversees.add(rang);
    attente.push(rang);
  } else if (isMulti(rang) || isAstride(rang, restent)) {
    if (enTravers > 0 && perdues) return false;
    region.rangs.push(...attente.splice(0), rang);
    region.gouttieres = restent;
  } else attente.push(rang);
  return true;
}

/** Between labels and values, a bold line alone on the left is a heading, unless labels are bold too. */
function isHeading(rang: Rang, { gouttieres, rangs }: Region): boolean {
  const [gouttiere] = gouttieres;
  if (!gouttiere || gouttieres.length > 1 || isMulti(rang) || !rang.bouts.every(({ gras }) => gras)) return false;
  const labels = rangs.flatMap(({ bouts }) => bouts.filter((bout) => end(bout) <= gouttiere.debut + 1));
  return labels.filter(({ gras }) => gras).length < labels.length / 2;
}

/** Text on both sides of a stripe, and the column after it starts where it does elsewhere. */
const isAstride = ({ bouts }: Rang, gouttieres: Gouttiere[]) =>
  gouttieres.some(
    ({ debut, fin }) =>
      bouts.some((bout) => end(bout) <= debut + 1) && bouts.some(({ x }) => x >= fin - 1 && x <= fin + 2),
  );

const isTitle = (rang: Rang, corps: number) => !isMulti(rang) && rang.hauteur > corps * 1.09;

/** What stays white of each stripe once a line is laid over it. */
function narrow(gouttieres: Gouttiere[], { bouts, hauteur }: Rang): Gouttiere[] {
  return gouttieres.flatMap((gouttiere) => {
    const { debut, fin } = bouts.reduce((reste, bout) => shrink(reste, bout), gouttiere);
    return fin - debut >= hauteur * ETROIT ? [{ debut, fin }] : [];
  });
}

/** A run that starts in the stripe pushes its right edge, one that ends in it its left edge, one that covers it closes it. */
function shrink({ debut, fin }: Gouttiere, bout: Bout): Gouttiere {
  const [gauche, droite] = [bout.x, end(bout)];
  if (droite <= debut || gauche >= fin) return { debut, fin };
  if (gauche > debut && droite >= fin) return { debut, fin: gauche };
  if (gauche <= debut && droite < fin) return { debut: droite, fin };
  return { debut, fin: debut };
}

/** No text of it stands in the first column. */
const isBeside = ({ bouts }: Rang, { gouttieres }: Pick<Region, "gouttieres">) =>
  bouts.every(({ x }) => x >= (gouttieres[0]?.fin ?? 0) - 2);

/** The last lines of the last row: close to it, and inside its columns; further down, a paragraph that hangs beside its label. */
function goingOn(attente: Rang[], region: Region): Rang[] {
  const { rangs, traversees } = region;
  const suite: Rang[] = [];
  for (const rang of attente) {
    const avant = suite.at(-1) ?? (rangs.at(-1) as Rang);
    const loin = avant.hauteur * (isBeside(rang, region) ? PARAGRAPHE : 1.6);
    if (traversees.has(rang) || rang.y - avant.y > loin) break;
    suite.push(rang);
  }
  return suite;
}

/** The first lines of the first row, when its label is set at mid-height or the page cut it. */
function rowsAbove(rangs: Rang[], haut: number, region: Region): Rang[] {
  const { rangs: dedans } = region;
  const dessus: Rang[] = [];
  for (let rang = haut - 1; rang >= 0; rang--) {
    const [ici, suivant] = [rangs[rang] as Rang, dessus[0] ?? (dedans[0] as Rang)];
    if (!isBeside(ici, region) || suivant.y - ici.y > ici.hauteur * PARAGRAPHE) break;
    dessus.unshift(ici);
  }
  return dessus;
}

/** The stripes of a region, those too narrow to be seen on one line included. */
function allStripes(region: Region): Region {
  const dedans = region.rangs.filter((rang) => !region.traversees.has(rang));
  const places = dedans.flatMap(({ bouts }) => bouts).toSorted((a, b) => a.x - b.x);
  const gouttieres: Gouttiere[] = [];
  let fin = Number.POSITIVE_INFINITY;
  for (const bout of places) {
    const neuve = { debut: fin, fin: bout.x };
    if (bout.x - fin >= bout.hauteur * ETROIT && isStripe(neuve, dedans, region)) gouttieres.push(neuve);
    fin = Math.max(fin === Number.POSITIVE_INFINITY ? 0 : fin, end(bout));
  }
  return { ...region, gouttieres };
}

/** It was seen on every line, or three lines at least stand on both sides of it. */
const isStripe = (neuve: Gouttiere, rangs: Rang[], { gouttieres }: Region) =>
  gouttieres.some(({ debut, fin }) => debut < neuve.fin && fin > neuve.debut) ||
  rangs.filter((rang) => isAstride(rang, [neuve])).length >= 3;

const leftOf = ({ bouts }: Rang, { debut }: Gouttiere) =>
  bouts
    .filter((bout) => end(bout) <= debut + 1)
    .map(({ texte }) => texte)
    .join("");

/** Two lines at least stand on both sides, what stands on the left differs, and three lines or wide stripes show it. */
function isTable({ rangs, gouttieres }: Region): boolean {
  const premiere = gouttieres[0];
  if (!premiere) return false;
  const doubles = rangs.filter((rang) => isMulti(rang) && leftOf(rang, premiere) !== "");
  const textes = new Set(doubles.map((rang) => leftOf(rang, premiere).trim().toLowerCase()));
  const large = doubles.every(({ blancs, hauteur }) => blancs.some(({ debut, fin }) => fin - debut > hauteur * 2.2));
  return doubles.length >= (large ? 2 : 3) && textes.size >= Math.max(2, Math.min(4, doubles.length * 0.6));
}
