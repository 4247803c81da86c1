import { createHash } from "node:crypto";
import { extname } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import { type Archive, openArchive } from "./archive.ts";
import { compose, paragraphe } from "./composition.ts";
import { type Brut, type CodeRefus, type Contenu, type PagePerdue, TAILLE_MAX, TEXTE_MAX } from "./model.ts";
import { decodeText, readText } from "./texte.ts";

export type Format = "txt" | "md" | "docx" | "odt" | "pdf" | "json" | "xlsx" | "ods" | "csv";

export const TYPES: Record<Format, string> = {
  txt: "text/plain",
  md: "text/markdown",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  pdf: "application/pdf",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv",
};

const AUTRES = [
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "{\\rtf",
  "7z\xbc\xaf",
  "Rar!",
  "\x1f\x8b",
  "\x7fELF",
  "MZ",
  "II*\0",
  "MM\0*",
];

/** What a file really is, by its first bytes; null for text or an unknown nature. */
function sniff(octets: Uint8Array): "pdf" | "zip" | "ole" | "autre" | null {
  const tete = Buffer.from(octets.subarray(0, 1024)).toString("latin1");
  if (tete.slice(0, 205).trimStart().startsWith("%PDF-") || tete.indexOf("%PDF-") === 0) return "pdf";
  if (tete.startsWith("PK\x03\x04") || tete.startsWith("PK\x05\x06")) return "zip";
  if (tete.startsWith("\xd0\xcf\x11\xe0")) return "ole";
  return AUTRES.some((marque) => tete.startsWith(marque)) || /^<(?:!doctype html|html)/i.test(tete) ? "autre" : null;
}

function natureOfArchive({ noms, read }: Archive): "docx" | "odt" | "xlsx" | "ods" | null {
  if (noms.includes("word/document.xml")) return "docx";
  if (noms.includes("xl/workbook.xml")) return "xlsx";
  const type = read("mimetype");
  const dit = type instanceof Uint8Array ? Buffer.from(type.subarray(0, 100)).toString("latin1") : "";
  if (dit.includes("opendocument.spreadsheet")) return "ods";
  return dit.includes("opendocument.text") || noms.includes("content.xml") ? "odt" : null;
}

const TEXTES: readonly string[] = ["txt", "md", "csv", "json"];
const CONNUES: readonly string[] = Object.keys(TYPES);

type Trouve = { format: Format; archive: Archive | null } | Refus<CodeRefus>;

/** Tells what to read a file as: its bytes decide, and an extension that says otherwise is refused. */
export function formatOf(octets: Uint8Array, nom: string): Trouve {
  if (octets.length === 0) return refus("vide");
  if (octets.length > TAILLE_MAX) return refus("trop-gros");
  const extension = extname(nom).slice(1).toLowerCase();
  const nature = sniff(octets);
  if (nature === "zip") return formatOfZip(octets, extension);
  if (nature === "pdf") return agree("pdf", extension);
  if (nature === "ole") return refus(isEncryptedOffice(octets) ? "chiffre" : "ancien-format");
  if (nature === "autre") return refus(CONNUES.includes(extension) ? "extension-trompeuse" : "format-inconnu");
  return formatOfText(octets, extension);
}

function formatOfText(octets: Uint8Array, extension: string): Trouve {
  if (TEXTES.includes(extension)) return { format: extension as Format, archive: null };
  if (!CONNUES.includes(extension)) return refus("format-inconnu");
  return refus(looksTruncated(octets) ? "tronque" : "extension-trompeuse");
}

/** A known binary extension over bytes that are neither its format nor text: the beginning is missing. */
const looksTruncated = (octets: Uint8Array) => decodeText(octets) instanceof Refus;

const agree = (format: Format, extension: string, archive: Archive | null = null) =>
  extension === format || !CONNUES.includes(extension) ? { format, archive } : refus("extension-trompeuse");

/** Word and Excel encrypt by wrapping the whole file in an OLE container that names its package in UTF-16. */
const isEncryptedOffice = (octets: Uint8Array) =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"));

function formatOfZip(octets: Uint8Array, extension: string): Trouve {
  const archive = openArchive(octets);
  if (archive instanceof Refus) return archive;
  if (archive.noms.includes("META-INF/manifest.xml") && isEncryptedOdf(archive)) return refus("chiffre");
  const nature = natureOfArchive(archive);
  return nature
    ? agree(nature, extension, archive)
    : refus(CONNUES.includes(extension) ? "extension-trompeuse" : "format-inconnu");
}

function isEncryptedOdf(archive: Archive): boolean {
  const manifeste = archive.read("META-INF/manifest.xml");
  return manifeste instanceof Uint8Array && new TextDecoder().decode(manifeste).includes("encryption-data");
}

const READERS: Partial<
  Record<Format, (octets: Uint8Array, archive: Archive | null) => Promise<Contenu | Refus<CodeRefus>>>
> = {
  txt: async (octets) => textContent(octets),
  md: async (octets) => textContent(octets),
  docx: async (octets, archive) => (archive ? (await import("./docx.ts")).readDocx(archive, octets) : refus("tronque")),
  odt: async (_octets, archive) => (archive ? (await import("./odt.ts")).readOdt(archive) : refus("tronque")),
  pdf: async (octets) => (await import("./pdf.ts")).readPdf(octets),
};

function textContent(octets: Uint8Array): Contenu | Refus<CodeRefus> {
  const texte = decodeText(octets);
  return texte instanceof Refus ? texte : readText(texte);
}

export const sha256 = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");

/** Reads any text document into its raw layer, or says in one code why not. Never throws. */
export async function readDocument(octets: Uint8Array, nom: string): Promise<Brut | Refus<CodeRefus>> {
  const trouve = formatOf(octets, nom);
  if (trouve instanceof Refus) return trouve;
  const read = READERS[trouve.format];
  if (!read) return refus(trouve.format === "json" ? "echange-inconnu" : "tableur-ailleurs");
  try {
    const contenu = await read(octets, trouve.archive);
    if (contenu instanceof Refus) return contenu;
    const lettres = contenu.lignes.reduce((somme, { texte }) => somme + texte.length, 0);
    if (lettres > TEXTE_MAX) return refus("trop-gros");
    if (!contenu.lignes.some(({ texte }) => /[\p{L}\d]/u.test(texte))) return refus("sans-texte");
    return { fichier: nom, type: TYPES[trouve.format], sha256: sha256(octets), ...contenu };
  } catch {
    return refus("illisible");
  }
}

/** What one page of a scan gave: its text, or why there is none. */
export type PageReconnue = { texte: string; perdue: PagePerdue["raison"] | null };

/** The raw layer of a scanned PDF, from what each page gave; a lost page keeps one empty line, which holds its place. */
export function recognisedDocument(octets: Uint8Array, nom: string, pages: PageReconnue[]): Brut | Refus<"sans-texte"> {
  const blocs = pages.flatMap(({ texte }, rang) =>
    texte.split("\n").map((ligne) => ({ ...paragraphe(ligne.trim()), page: rang + 1 })),
  );
  const lues = pages.flatMap(({ perdue }, rang) => (perdue === null ? [rang + 1] : []));
  const pagesPerdues = pages.flatMap(({ perdue: raison }, rang) => (raison ? [{ page: rang + 1, raison }] : []));
  if (lues.length === 0) return refus("sans-texte");
  return { fichier: nom, type: TYPES.pdf, sha256: sha256(octets), ...compose(blocs, lues), pagesPerdues };
}
