import type { Cell } from "hucre/xlsx";

/** The longest text a cell of Excel holds. */
const CELLULE_MAX = 32_767;
const SUITE = " […]";

const DANGER = /^'*[=+\-@\t\r]/;

/** Text that a spreadsheet program would run is led by an apostrophe; `denature` takes it off again. */
export const neutralise = (texte: string): string => (DANGER.test(texte) ? `'${texte}` : texte);
export const denature = (texte: string): string => (/^'+[=+\-@\t\r]/.test(texte) ? texte.slice(1) : texte);

/** What a cell can hold of a text, harmless. */
export function versCellule(texte: string): string {
  const sur = neutralise(texte.replace(/\r\n?/g, "\n"));
  return sur.length > CELLULE_MAX ? sur.slice(0, CELLULE_MAX - SUITE.length) + SUITE : sur;
}

/** "A", "Z", "AA": the name of a column, from its rank. */
export const lettre = (rang: number): string =>
  rang < 26 ? String.fromCharCode(65 + rang) : lettre(Math.floor(rang / 26) - 1) + lettre(rang % 26);

const ENTETE = { font: { bold: true }, alignment: { wrapText: true, vertical: "top" } } as const;

/** The titles of the columns, bold, for a sheet of Excel. */
export const entetesXlsx = (titres: readonly string[]): Map<string, Partial<Cell>> =>
  new Map(titres.map((titre, rang) => [`0,${rang}`, { value: titre, style: ENTETE }]));
