import { detectDelimiter, parseCsv, writeCsv, writeCsvStream } from "hucre/csv";
import { readOds } from "hucre/ods";
import { type CellValue, type ColumnDef, readXlsx, type Sheet, writeXlsx, writeXlsxStream } from "hucre/xlsx";
import { Refus, refus } from "#commun/refus.ts";
import { decodeText } from "#platform/files/texte.ts";
import { entetesXlsx, lettre, versCellule } from "./cellule.ts";
import { type FeuilleOds, writeOdsSheets } from "./rendu/ods.ts";

export { denature, lettre, neutralise, versCellule } from "./cellule.ts";

export const FORMATS_TABLEUR = ["xlsx", "ods", "csv"] as const;
export type FormatTableur = (typeof FORMATS_TABLEUR)[number];

export const TYPES_TABLEUR: Record<FormatTableur, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
};

/** A sheet as text: what each cell shows, merged cells repeated over the cells they cover, empty cells "". */
export type Feuille = { nom: string; masquee: boolean; rangees: string[][] };
/** `nombre`: how the numbers of the column are shown; `liste`: the words it takes. */
export type ColonneTableur = {
  titre: string;
  largeur: number;
  masquee?: boolean;
  nombre?: "#,##0.00" | "0.00";
  liste?: readonly string[];
};
export type CelluleTableur = string | number;

const deuxChiffres = (nombre: number) => String(nombre).padStart(2, "0");

function ecrireDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  return `${date.getUTCFullYear()}-${deuxChiffres(date.getUTCMonth() + 1)}-${deuxChiffres(date.getUTCDate())}`;
}

function texteDe(valeur: CellValue | undefined): string {
  if (valeur === null || valeur === undefined) return "";
  if (valeur instanceof Date) return ecrireDate(valeur);
  if (typeof valeur === "boolean") return valeur ? "oui" : "non";
  if (typeof valeur === "number") return String(Number(valeur.toPrecision(15))).replace(".", ",");
  return String(valeur).replace(/\r\n?/g, "\n");
}

type Fusion = NonNullable<Sheet["merges"]>[number];

function etendre(rangees: string[][], { startRow, startCol, endRow, endCol }: Fusion): void {
  const valeur = rangees[startRow]?.[startCol] ?? "";
  for (const rangee of rangees.slice(startRow, endRow + 1)) {
    for (let colonne = startCol; colonne <= endCol; colonne++) rangee[colonne] = valeur;
  }
}

function versFeuille({ name, rows, merges = [], hidden, veryHidden }: Sheet): Feuille {
  const rangees = rows.map((row) => row.map(texteDe));
  for (const fusion of merges) etendre(rangees, fusion);
  return {
    nom: name,
    masquee: Boolean(hidden || veryHidden),
    rangees: rangees.map((rangee) => Array.from(rangee, (texte) => texte ?? "")),
  };
}

function readCsv(octets: Uint8Array): Feuille[] | Refus<"binaire"> {
  const texte = decodeText(octets);
  if (texte instanceof Refus) return texte;
  const rangees = parseCsv(texte, { delimiter: detectDelimiter(texte) });
  return [{ nom: "Feuille", masquee: false, rangees: rangees.map((row) => row.map(texteDe)) }];
}

/** The sheets of a spreadsheet file, hidden ones included and said so; formulas give the value they last showed. */
export async function readTableur(
  octets: Uint8Array,
  format: FormatTableur,
): Promise<Feuille[] | Refus<"binaire" | "illisible">> {
  if (format === "csv") return readCsv(octets);
  try {
    const classeur = format === "xlsx" ? await readXlsx(octets, { dateSystem: "auto" }) : await readOds(octets);
    return classeur.sheets.map(versFeuille);
  } catch {
    return refus("illisible");
  }
}

const colonneXlsx = ({ titre, largeur, masquee, nombre }: ColonneTableur): ColumnDef => ({
  header: titre,
  width: largeur,
  ...(masquee ? { hidden: true } : {}),
  style: { alignment: { wrapText: true, vertical: "top" }, ...(nombre ? { numFmt: nombre } : {}) },
});

/** A number stays one, but in the text of a CSV, where France writes it with a comma. */
const versValeur = (format: FormatTableur, cellule: CelluleTableur): CelluleTableur => {
  if (typeof cellule === "string") return versCellule(cellule);
  return format === "csv" ? String(cellule).replace(".", ",") : cellule;
};

const CSV = { delimiter: ";", bom: true, lineSeparator: "\r\n" } as const;

const nomFeuille = (nom: string) => nom.replace(/[\\/?*[\]:]/g, " ").slice(0, 31) || "Feuille";

/** Excel holds a list of words in 255 characters, commas between them: a longer one is left out, and the reader tells what fails. */
const LISTE_MAX = 255;

const listesDe = (colonnes: readonly ColonneTableur[], fin: number): NonNullable<Sheet["dataValidations"]> =>
  colonnes.flatMap(({ liste }, rang) => {
    const tient = liste && liste.join(",").length <= LISTE_MAX && !liste.some((mot) => /[,"]/.test(mot));
    if (!tient || fin < 2) return [];
    const range = `${lettre(rang)}2:${lettre(rang)}${fin}`;
    return [{ type: "list" as const, values: [...liste], allowBlank: true, showErrorMessage: true, range }];
  });

const feuilleOds = (nom: string, colonnes: readonly ColonneTableur[], rangees: CelluleTableur[][]): FeuilleOds => ({
  nom,
  colonnes: colonnes.map(({ titre, largeur, masquee = false, nombre, liste }) => ({
    titre,
    caracteres: largeur,
    masquee,
    type: nombre ? "decimal" : "texte",
    ...(liste ? { choix: liste } : {}),
  })),
  rangees,
});

/** One sheet, its header row frozen and filtered; a text stays text, so that a code keeps its zeros. */
export async function writeTableur(
  format: FormatTableur,
  feuille: { nom: string; colonnes: readonly ColonneTableur[]; rangees: Iterable<readonly CelluleTableur[]> },
): Promise<Uint8Array<ArrayBuffer>> {
  const rows: CelluleTableur[][] = [feuille.colonnes.map(({ titre }) => titre)];
  for (const rangee of feuille.rangees) rows.push(rangee.map((cellule) => versValeur(format, cellule)));
  const name = nomFeuille(feuille.nom);
  if (format === "csv") return new TextEncoder().encode(writeCsv(rows, CSV));
  if (format === "ods")
    return writeOdsSheets([feuilleOds(name, feuille.colonnes, rows.slice(1))], { titre: feuille.nom });
  const columns = feuille.colonnes.map(colonneXlsx);
  const coin = `${lettre(feuille.colonnes.length - 1)}${rows.length}`;
  const cells = entetesXlsx(feuille.colonnes.map(({ titre }) => titre));
  const sheet = { name, rows, cells, columns, freezePane: { rows: 1 }, autoFilter: { range: `A1:${coin}` } };
  const dataValidations = listesDe(feuille.colonnes, rows.length);
  return new Uint8Array(
    await writeXlsx({ sheets: [{ ...sheet, ...(dataValidations.length > 0 ? { dataValidations } : {}) }] }),
  );
}

type Flux = { nom: string; colonnes: readonly ColonneTableur[]; rangees: AsyncIterable<readonly CelluleTableur[]> };

async function* cellulesDe(format: FormatTableur, rangees: Flux["rangees"]): AsyncGenerator<CelluleTableur[]> {
  for await (const rangee of rangees) yield rangee.map((cellule) => versValeur(format, cellule));
}

/**
 * The same sheet as it is pulled, in a memory that does not grow with its rows. The length is not known when the sheet begins, so
 * nothing filters it; an OpenDocument sheet cannot be written this way by the library.
 */
export function streamTableur(format: "xlsx" | "csv", { nom, colonnes, rangees }: Flux): ReadableStream<Uint8Array> {
  const rows = cellulesDe(format, rangees);
  if (format === "xlsx")
    return writeXlsxStream(rows, {
      name: nomFeuille(nom),
      columns: colonnes.map(colonneXlsx),
      freezePane: { rows: 1 },
    });
  return writeCsvStream(avecEnTete(colonnes, rows), { ...CSV, headers: false });
}

async function* avecEnTete(colonnes: readonly ColonneTableur[], rows: AsyncIterable<CelluleTableur[]>) {
  yield colonnes.map(({ titre }): CelluleTableur => titre);
  yield* rows;
}
