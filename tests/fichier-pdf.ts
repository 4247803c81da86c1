import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, gunzipSync } from "node:zlib";
import type { Morceau } from "./fichiers.ts";

const CP1252: Record<string, number> = {
  "’": 146,
  "‘": 145,
  "“": 147,
  "”": 148,
  "•": 149,
  "–": 150,
  "—": 151,
  "…": 133,
  œ: 156,
  Œ: 140,
  "€": 128,
};
const enOctal = (texte: string) =>
  [...texte]
    .map((lettre) => {
      const code = CP1252[lettre] ?? lettre.charCodeAt(0);
      return code > 126 || lettre === "(" || lettre === ")" || lettre === "\\"
        ? `\\${(code & 255).toString(8).padStart(3, "0")}`
        : lettre;
    })
    .join("");

/** Cuts a text at about so many letters, between words. */
const plier = (texte: string, lettres: number): string[] =>
  texte.split("\n").flatMap((ligne) =>
    ligne.split(" ").reduce((lignes: string[], mot) => {
      const derniere = lignes.at(-1);
      if (derniere !== undefined && derniere.length + mot.length < lettres)
        lignes[lignes.length - 1] = `${derniere} ${mot}`;
      else lignes.push(mot);
      return lignes;
    }, []),
  );

/** How a program lays a document out. */
export type Mise = {
  /** Regular and bold fonts, of one width a letter. */
  polices: [string, string];
  corps: number;
  colonnes: number;
  /** Each word and each space is a run of its own, and rules are thin filled rectangles. */
  parMots: boolean;
  bords: boolean;
  /** Tables are drawn by alignment only, each column as wide as it needs. */
  sansFilets?: boolean;
  /** Each column as wide as the others, whatever it holds. */
  egales?: boolean;
};

const SIMPLE: Mise = { polices: ["F1", "F2"], corps: 11, colonnes: 1, parMots: false, bords: false };

/** Two columns between a header and a footer that run over both. */
export const EN_COLONNES: Mise = { polices: ["F3", "F4"], corps: 9, colonnes: 2, parMots: false, bords: true };

/** As word processors print: word by word, cells drawn with filled rectangles, a header and a footer. */
export const PAR_MOTS: Mise = { polices: ["F3", "F4"], corps: 10, colonnes: 1, parMots: true, bords: true };

/** Tables that no rule draws. */
export const SANS_FILETS: Mise = { ...SIMPLE, corps: 8, sansFilets: true };

/** The same, where the labels are given as much room as the values. */
export const MOITIES: Mise = { ...SANS_FILETS, egales: true };

/** A page being written: its drawing orders, in which column, and how far down it is. */
type Point = [number, number];
type Feuille = { pages: string[]; flux: string; y: number; colonne: number; mise: Mise };

const LARGE = 495;
const ECART = 25;
const HAUT = 780;
const CHASSE = 0.6;

const colonneDe = ({ colonnes }: Mise) => (LARGE - ECART * (colonnes - 1)) / colonnes;
const gaucheDe = ({ colonne, mise }: Feuille) => 50 + colonne * (colonneDe(mise) + ECART);
const lettresDe = (large: number, taille: number) => Math.floor(large / (taille * CHASSE));

function tourner(feuille: Feuille, besoin: number): void {
  if (feuille.y - besoin > 60) return;
  if (feuille.colonne + 1 < feuille.mise.colonnes)
    return void Object.assign(feuille, { colonne: feuille.colonne + 1, y: HAUT });
  feuille.pages.push(feuille.flux);
  Object.assign(feuille, { flux: "", y: HAUT, colonne: 0 });
  border(feuille);
}

/** The header and the footer of a page. */
function border(feuille: Feuille): void {
  if (!feuille.mise.bords) return;
  const entete = "Plan d’actions du Val de Vive, document de travail du comité de pilotage";
  ecrireEn(feuille, entete, [50, 815], "F3 9");
  ecrireEn(feuille, `Page ${feuille.pages.length + 1}`, [275, 30], "F3 9");
}

const show = (texte: string, [x, y]: Point, police: string) =>
  `BT /${police} Tf ${x} ${y} Td (${enOctal(texte)}) Tj ET\n`;

function ecrireEn(feuille: Feuille, texte: string, [x, y]: Point, police: string): void {
  if (!feuille.mise.parMots) return void (feuille.flux += show(texte, [x, y], police));
  const chasse = Number(police.split(" ")[1]) * CHASSE;
  let place = x;
  for (const bout of `${texte} `.match(/ +|[^ ]+/g) ?? []) {
    feuille.flux += show(bout, [Math.round(place * 100) / 100, y], police);
    place += bout.length * chasse;
  }
}

/** A PDF with a text layer: lines cut at the margin, ruled tables, headings larger, several pages. */
export function pdf(morceaux: Morceau[], plus = "", mise: Mise = SIMPLE): Uint8Array {
  const feuille: Feuille = { pages: [], flux: "", y: HAUT, colonne: 0, mise };
  border(feuille);
  for (const morceau of morceaux) {
    if ("table" in morceau) dessiner(feuille, morceau.table);
    else poser(feuille, morceau);
  }
  return assembler([...feuille.pages, feuille.flux], plus);
}

function poser(feuille: Feuille, morceau: Exclude<Morceau, { table: unknown }>): void {
  const { mise } = feuille;
  const titre = "h" in morceau;
  const taille = titre ? mise.corps + 7 - morceau.h * 2 : mise.corps;
  const police = `${mise.polices[titre || morceau.gras ? 1 : 0]} ${taille}`;
  const lettres = mise === SIMPLE ? (titre ? 60 : 88) : lettresDe(colonneDe(mise), taille);
  const { tete, suite, taquet } = auTaquet(titre ? morceau.texte : morceau.p);
  const lignes = plier(suite, Math.floor(lettres * (1 - taquet)));
  const pas = titre ? taille + 4 : taille * 1.27;
  tourner(feuille, lignes.length * pas);
  if (taquet) ecrireEn(feuille, tete, [gaucheDe(feuille), feuille.y], police);
  for (const ligne of lignes) {
    ecrireEn(feuille, ligne, [gaucheDe(feuille) + colonneDe(mise) * taquet, feuille.y], police);
    feuille.y -= pas;
  }
  feuille.y -= 10;
}

/** Where a tabulation leads: the rest of the paragraph hangs from there. */
const TAQUET = 0.35;

function auTaquet(texte: string): { tete: string; suite: string; taquet: number } {
  const place = texte.indexOf("\t");
  return place < 0
    ? { tete: "", suite: texte, taquet: 0 }
    : { tete: texte.slice(0, place), suite: texte.slice(place + 1), taquet: TAQUET };
}

function dessiner(feuille: Feuille, table: (string | null)[][]): void {
  const { mise } = feuille;
  const larges = widthsOf(table, mise);
  const lettres = (large: number) => (mise === SIMPLE ? Math.floor(large / 5.6) : lettresDe(large - 8, mise.corps));
  const [police, pas] = [`${mise.polices[0]} ${mise.corps}`, mise.corps + 2];
  table.forEach((rangee, rang) => {
    const seule = mise.sansFilets && rangee.filter((texte) => texte).length === 1 && rangee[0];
    const plis = rangee.map((texte, colonne) => plier(texte ?? "", lettres(seule ? LARGE : (larges[colonne] ?? 0))));
    const haut = Math.max(...plis.map(({ length }) => length)) * pas + 6;
    tourner(feuille, haut);
    const sommet = feuille.y + mise.corps;
    plis.forEach((lignes, colonne) => {
      const large = larges[colonne] ?? 0;
      const x = gaucheDe(feuille) + larges.slice(0, colonne).reduce((somme, autre) => somme + autre, 0);
      lignes.forEach((ligne, place) => ecrireEn(feuille, ligne, [x + 4, sommet - mise.corps - place * pas], police));
      if (rangee[colonne] !== null) feuille.flux += trait(mise, [x, sommet], [x + large, sommet]);
      feuille.flux += trait(mise, [x, sommet], [x, sommet - haut]);
      feuille.flux += trait(mise, [x + large, sommet], [x + large, sommet - haut]);
      if (table[rang + 1]?.[colonne] !== null)
        feuille.flux += trait(mise, [x, sommet - haut], [x + large, sommet - haut]);
    });
    feuille.y = sommet - haut - mise.corps;
  });
  feuille.y -= 20;
}

/** Columns of one width, or by what they hold. */
function widthsOf(table: (string | null)[][], mise: Mise): number[] {
  const nombre = Math.max(...table.map(({ length }) => length));
  const large = colonneDe(mise) - 15;
  if (!mise.sansFilets || mise.egales) return Array.from({ length: nombre }, () => large / nombre);
  const pleines = table.filter((rangee) => rangee.filter((texte) => texte).length > 1);
  const poids = Array.from({ length: nombre }, (_, colonne) =>
    Math.min(40, Math.max(15, ...pleines.map((rangee) => rangee[colonne]?.length ?? 0))),
  );
  const total = poids.reduce((somme, un) => somme + un, 0);
  return poids.map((un) => (large * un) / total);
}

/** A rule: a line, or a rectangle half a point thick. */
function trait({ parMots, sansFilets }: Mise, [x1, y1]: Point, [x2, y2]: Point): string {
  if (sansFilets) return "";
  if (!parMots) return `${x1} ${y1} m ${x2} ${y2} l S\n`;
  const [large, haut] = [Math.max(0.48, x2 - x1), Math.max(0.48, y1 - y2)];
  return `${x1} ${y2} ${large} ${haut} re f\n`;
}

const POLICES = ["Helvetica", "Helvetica-Bold", "Courier", "Courier-Bold"];

function assembler(pages: string[], plus: string): Uint8Array {
  const objets = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((_, rang) => `${7 + rang * 2} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    ...POLICES.map((nom) => `<</Type/Font/Subtype/Type1/BaseFont/${nom}/Encoding/WinAnsiEncoding>>`),
    ...pages.flatMap((flux, rang) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R>>>>/Contents ${8 + rang * 2} 0 R>>`,
      `<</Length ${flux.length}>>\nstream\n${flux}\nendstream`,
    ]),
  ];
  return assemblerObjets(objets, plus);
}

/** Numbers the objects, writes where each stands, and closes the file. */
function assemblerObjets(objets: string[], plus = ""): Uint8Array {
  let texte = "%PDF-1.4\n";
  const places = objets.map((objet, rang) => {
    const place = texte.length;
    texte += `${rang + 1} 0 obj\n${objet}\nendobj\n`;
    return place;
  });
  const lignes = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const fin = `trailer<</Size ${objets.length + 1}/Root 1 0 R${plus}>>\nstartxref\n${texte.length}\n%%EOF`;
  texte += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${lignes}${fin}`;
  return new Uint8Array(Buffer.from(texte, "latin1"));
}

/** A grey image, as a scanner leaves it. */
export type ImageGrise = { largeur: number; hauteur: number; points: Uint8Array };

/** A PDF whose pages are images, without a letter of text. */
export function pdfNumerise(images: (ImageGrise | string | null)[]): Uint8Array {
  const dessin = "q 595 0 0 842 0 0 cm /I Do Q";
  return assemblerObjets([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${images.map((_, rang) => `${3 + rang * 3} 0 R`).join(" ")}]/Count ${images.length}>>`,
    ...images.flatMap((image, rang) => {
      const sansImage = image === null || typeof image === "string";
      const { largeur, hauteur, points } = sansImage ? { largeur: 1, hauteur: 1, points: new Uint8Array(1) } : image;
      const comprime = deflateSync(points).toString("latin1");
      const format = `/Width ${largeur}/Height ${hauteur}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode`;
      const texte = typeof image === "string" ? `BT /F1 11 Tf 50 780 Td (${enOctal(image)}) Tj ET` : "";
      const contenu = sansImage ? texte : dessin;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</I ${5 + rang * 3} 0 R>>>>/Contents ${4 + rang * 3} 0 R>>`,
        `<</Length ${contenu.length}>>\nstream\n${contenu}\nendstream`,
        `<</Type/XObject/Subtype/Image${format}/Length ${comprime.length}>>\nstream\n${comprime}\nendstream`,
      ];
    }),
  ]);
}

/** A page as a scanner leaves it: a convention of our own in a few lines, its duration, one axis and two fiches. */
export function pageNumerisee(): ImageGrise {
  const image = gunzipSync(readFileSync(join(import.meta.dirname, "page-numerisee.pgm.gz")));
  const [tete = "", largeur, hauteur] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString("latin1")) ?? [];
  return { largeur: Number(largeur), hauteur: Number(hauteur), points: image.subarray(tete.length) };
}
