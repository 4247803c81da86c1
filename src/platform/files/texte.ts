import { type Refus, refus } from "#commun/refus.ts";
import type { Cellule, Contenu, Ligne, Tableau } from "./model.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true });
const CP1252 = new TextDecoder("windows-1252");

/** Decodes a text file: byte order marks first, then strict UTF-8, then Windows-1252, which never fails. */
export function decodeText(octets: Uint8Array): string | Refus<"binaire"> {
  const utf16 = utf16Of(octets);
  if (utf16) return new TextDecoder(utf16).decode(octets);
  const texte = tryUtf8(octets) ?? CP1252.decode(octets);
  return estBinaire(texte) ? refus("binaire") : texte.replace(/^\uFEFF/, "");
}

function utf16Of(octets: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (octets[0] === 0xff && octets[1] === 0xfe) return "utf-16le";
  if (octets[0] === 0xfe && octets[1] === 0xff) return "utf-16be";
  const tete = octets.subarray(0, 512);
  const nuls = (parite: number) => tete.filter((octet, rang) => rang % 2 === parite && octet === 0).length;
  if (tete.length < 16 || nuls(0) + nuls(1) < tete.length * 0.3) return null;
  if (nuls(1) > nuls(0) * 8) return "utf-16le";
  return nuls(0) > nuls(1) * 8 ? "utf-16be" : null;
}

function tryUtf8(octets: Uint8Array): string | null {
  try {
    return UTF8.decode(octets);
  } catch {
    return null;
  }
}

/** Control characters that no text file holds: above one in two hundred, these bytes are not text. */
function estBinaire(texte: string): boolean {
  const tete = texte.slice(0, 20_000);
  // oxlint-disable-next-line no-control-regex -- control characters are precisely what is counted
  const intrus = tete.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\u0080-\u009f\ufffd]/g)?.length ?? 0;
  return intrus > 2 && intrus > tete.length / 200;
}

const estVide = (texte: string) => texte.trim() === "";

/** Cuts a text into lines; a form feed starts a page. */
export function readText(texte: string): Contenu {
  let page = 1;
  const avecPages = texte.includes("\f");
  const lignes = texte.split(/\r\n|[\n\r\u2028\u2029]/).map((brute): Ligne => {
    if (brute.includes("\f")) page += 1;
    return { texte: brute, page: avecPages ? page : null, niveau: niveauMarkdown(brute), gras: estGras(brute) };
  });
  while (lignes.length > 1 && lignes.at(-1)?.texte === "") lignes.pop();
  return { lignes, tableaux: findTables(lignes), pagesReconnues: [] };
}

const niveauMarkdown = (texte: string) => /^(#{1,6})\s+\S/.exec(texte)?.[1]?.length ?? null;
const estGras = (texte: string) => /^\s*(\*\*|__)(?=\S).*\S\1\s*$/.test(texte);

type Decoupe = (texte: string) => string[] | null;

const parTabulations: Decoupe = (texte) => (texte.includes("\t") ? texte.split("\t") : null);
const parBarres: Decoupe = (texte) =>
  /^\s*\|.*\|\s*$/.test(texte)
    ? texte
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
    : null;

/** Tables written in text: consecutive lines with tabulations, or Markdown rows between bars. */
function findTables(lignes: Ligne[]): Tableau[] {
  const tableaux: Tableau[] = [];
  for (let rang = 0; rang < lignes.length; rang++) {
    const coupe = [parBarres, parTabulations].find((essai) => essai(lignes[rang]?.texte ?? ""));
    if (!coupe) continue;
    const tableau = readTable(lignes, rang, coupe);
    tableaux.push(tableau);
    rang = tableau.lignes[1] - 1;
  }
  return tableaux;
}

const COLONNES_ESPACEES = 3;

/** A blank line between two rows of three columns and more does not end their table: the row it stands for holds nothing. */
function rowBeyond(lignes: Ligne[], fin: number, dessus: Cellule[] | undefined, coupe: Decoupe): string[] | null {
  const [vide, suivante] = lignes.slice(fin, fin + 2);
  if (!dessus || dessus.length < COLONNES_ESPACEES || !vide || !suivante || !estVide(vide.texte)) return null;
  return coupe(suivante.texte)?.length === dessus.length ? [""] : null;
}

function readTable(lignes: Ligne[], debut: number, coupe: Decoupe): Tableau {
  const rangees: Cellule[][] = [];
  let fin = debut;
  for (; fin < lignes.length; fin++) {
    const cellules = coupe(lignes[fin]?.texte ?? "") ?? rowBeyond(lignes, fin, rangees.at(-1), coupe);
    if (!cellules) break;
    const numero = fin + 1;
    if (cellules.every((cellule) => /^\s*:?-{2,}:?\s*$/.test(cellule) || estVide(cellule))) continue;
    rangees.push(cellules.map((cellule) => ({ texte: cellule.trim(), lignes: [numero, numero] })));
  }
  return { lignes: [debut + 1, fin], rangees };
}
