import { deflateSync } from "node:zlib";
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

/** A page being written: its drawing orders, and how far down it is. */
type Point = [number, number];
type Feuille = { pages: string[]; flux: string; y: number };

function tourner(feuille: Feuille, besoin: number): void {
  if (feuille.y - besoin > 60) return;
  feuille.pages.push(feuille.flux);
  Object.assign(feuille, { flux: "", y: 780 });
}

function ecrireEn(feuille: Feuille, texte: string, [x, y]: Point, police = "F1 11"): void {
  feuille.flux += `BT /${police} Tf ${x} ${y} Td (${enOctal(texte)}) Tj ET\n`;
}

/** A PDF with a text layer: 11-point lines cut at the margin, ruled tables, headings larger, several pages. */
export function pdf(morceaux: Morceau[], plus = ""): Uint8Array {
  const feuille: Feuille = { pages: [], flux: "", y: 780 };
  for (const morceau of morceaux) {
    if ("table" in morceau) dessiner(feuille, morceau.table);
    else poser(feuille, morceau);
  }
  return assembler([...feuille.pages, feuille.flux], plus);
}

function poser(feuille: Feuille, morceau: Exclude<Morceau, { table: unknown }>): void {
  const titre = "h" in morceau;
  const taille = titre ? 18 - morceau.h * 2 : 11;
  const police = titre || morceau.gras ? `F2 ${taille}` : "F1 11";
  const lignes = plier(titre ? morceau.texte : morceau.p, titre ? 60 : 88);
  tourner(feuille, lignes.length * 14);
  for (const ligne of lignes) {
    ecrireEn(feuille, ligne, [50, feuille.y], police);
    feuille.y -= titre ? taille + 4 : 14;
  }
  feuille.y -= 10;
}

function dessiner(feuille: Feuille, table: (string | null)[][]): void {
  const large = 480 / Math.max(...table.map(({ length }) => length));
  table.forEach((rangee, rang) => {
    const plis = rangee.map((texte) => plier(texte ?? "", Math.floor(large / 5.6)));
    const haut = Math.max(...plis.map(({ length }) => length)) * 13 + 6;
    tourner(feuille, haut);
    const sommet = feuille.y + 11;
    plis.forEach((lignes, colonne) => {
      const x = 50 + colonne * large;
      lignes.forEach((ligne, place) => ecrireEn(feuille, ligne, [x + 4, sommet - 11 - place * 13]));
      if (rangee[colonne] !== null) feuille.flux += trait([x, sommet], [x + large, sommet]);
      feuille.flux += trait([x, sommet], [x, sommet - haut]) + trait([x + large, sommet], [x + large, sommet - haut]);
      if (table[rang + 1]?.[colonne] !== null) feuille.flux += trait([x, sommet - haut], [x + large, sommet - haut]);
    });
    feuille.y = sommet - haut - 11;
  });
  feuille.y -= 20;
}

const trait = ([x1, y1]: Point, [x2, y2]: Point) => `${x1} ${y1} m ${x2} ${y2} l S\n`;

function assembler(pages: string[], plus: string): Uint8Array {
  const objets = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((_, rang) => `${5 + rang * 2} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ...pages.flatMap((flux, rang) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${6 + rang * 2} 0 R>>`,
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
export function pdfNumerise(images: ImageGrise[]): Uint8Array {
  const dessin = "q 595 0 0 842 0 0 cm /I Do Q";
  return assemblerObjets([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${images.map((_, rang) => `${3 + rang * 3} 0 R`).join(" ")}]/Count ${images.length}>>`,
    ...images.flatMap(({ largeur, hauteur, points }, rang) => {
      const comprime = deflateSync(points).toString("latin1");
      const image = `/Width ${largeur}/Height ${hauteur}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I ${5 + rang * 3} 0 R>>>>/Contents ${4 + rang * 3} 0 R>>`,
        `<</Length ${dessin.length}>>\nstream\n${dessin}\nendstream`,
        `<</Type/XObject/Subtype/Image${image}/Length ${comprime.length}>>\nstream\n${comprime}\nendstream`,
      ];
    }),
  ]);
}
