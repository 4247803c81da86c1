import { type ColumnDef, type DataValidation, writeXlsx } from "hucre/xlsx";
import {
  type BlocTableau,
  type Cellule,
  type Colonne,
  corpsDe,
  type Imprime,
  mentionDe,
  texteNu,
  type TypeColonne,
} from "#commun/document.ts";
import { entetesXlsx, lettre, versCellule } from "#platform/cellule.ts";

/** A sheet for each table of a document, and one that says what the document is. */
export type FeuilleClasseur = { nom: string; tableau: BlocTableau };

export const NUMBER_FORMATS: Record<TypeColonne, string | null> = {
  texte: null,
  nombre: "#,##0.##",
  montant: '#,##0.00" €"',
  part: "0.0%",
  jour: "dd/mm/yyyy",
};

const UNNAMED = /[\\/?*[\]:]/g;

/** The figures that a document shows large, as a table: a whole number stays one. */
const tableOfFigures = (entrees: readonly { valeur: string; libelle: string }[]): BlocTableau => ({
  genre: "tableau",
  legende: "En chiffres",
  nommees: true,
  colonnes: [{ titre: "Ce que l’on compte", largeur: 2.5 }, { titre: "Combien" }],
  rangees: entrees.map(({ libelle, valeur }) => [libelle, /^\d{1,9}$/.test(valeur) ? Number(valeur) : valeur]),
});

const ROOM_OF_NAME = 28;

/** A name that a sheet may bear: no longer than a program takes, and never ending in the middle of a word nor on a comma. */
function nameOf(legende: string): string {
  const dit = legende.replace(UNNAMED, " ").replace(/\s+/g, " ").trim();
  const coupe = dit.length > ROOM_OF_NAME ? dit.slice(0, ROOM_OF_NAME + 1).replace(/\s\S*$/, "") : dit;
  return coupe.slice(0, ROOM_OF_NAME).replace(/[\s,;.(«–-]+$/, "") || "Tableau";
}

/** The tables of a document, those that repeat a drawing included; two sheets never share a name. */
export function feuillesDe(imprime: Imprime): FeuilleClasseur[] {
  const tableaux = corpsDe(imprime).flatMap((bloc) => {
    if (bloc.genre === "chiffres") return [tableOfFigures(bloc.entrees)];
    if (bloc.genre === "figure") return bloc.jumeau ? [bloc.jumeau] : [];
    return bloc.genre === "tableau" ? [bloc] : [];
  });
  const pris = new Set<string>();
  return tableaux.map((tableau) => {
    const base = nameOf(tableau.legende);
    let nom = base;
    for (let rang = 2; pris.has(nom.toLowerCase()); rang += 1) nom = `${base} ${rang}`;
    pris.add(nom.toLowerCase());
    return { nom, tableau };
  });
}

/** What a cell holds: a number, a day, or a text that no program will run. Amounts are in euros. */
export function valeurDe(
  { type = "texte" }: Pick<Colonne, "type">,
  cellule: Cellule | undefined,
): string | number | Date | null {
  if (cellule === null || cellule === undefined) return null;
  if (typeof cellule === "number") return type === "montant" ? cellule / 100 : cellule;
  const texte = texteNu(cellule);
  if (texte === "") return null;
  return type === "jour" && /^\d{4}-\d{2}-\d{2}$/.test(texte) ? new Date(`${texte}T00:00:00Z`) : versCellule(texte);
}

/** The rows of a table; a group stands in the first column. */
export const rangeesDe = ({ colonnes, rangees }: BlocTableau) =>
  rangees.map((rangee) => {
    if ("groupe" in rangee) return [versCellule(rangee.groupe), ...colonnes.slice(1).map(() => null)];
    const cellules = "total" in rangee ? rangee.total : rangee;
    return colonnes.map((colonne, rang) => valeurDe(colonne, cellules[rang]));
  });

/** Characters: a column is as wide as its share, between 9 and 60. */
export const largeurDe = ({ largeur = 1, type }: Colonne): number =>
  Math.max(type === "jour" ? 12 : 9, Math.min(60, Math.round(18 * largeur)));

const columnOf = (colonne: Colonne): ColumnDef => {
  const numFmt = NUMBER_FORMATS[colonne.type ?? "texte"];
  return {
    header: colonne.titre,
    width: largeurDe(colonne),
    style: { alignment: { wrapText: true, vertical: "top" }, ...(numFmt ? { numFmt } : {}) },
  };
};

const listsOf = ({ colonnes, rangees }: BlocTableau): DataValidation[] =>
  colonnes.flatMap(({ choix }, rang) =>
    choix && choix.length > 0
      ? [
          {
            type: "list" as const,
            values: [...choix],
            allowBlank: true,
            range: `${lettre(rang)}2:${lettre(rang)}${rangees.length + 1}`,
          },
        ]
      : [],
  );

function sheetOf({ nom, tableau }: FeuilleClasseur) {
  const rows = [tableau.colonnes.map(({ titre }) => titre), ...rangeesDe(tableau)];
  const range = `A1:${lettre(tableau.colonnes.length - 1)}${rows.length}`;
  return {
    name: nom,
    rows,
    cells: entetesXlsx(tableau.colonnes.map(({ titre }) => titre)),
    columns: tableau.colonnes.map(columnOf),
    freezePane: { rows: 1, ...(tableau.nommees ? { columns: 1 } : {}) },
    autoFilter: { range },
    dataValidations: listsOf(tableau),
  };
}

/** What the workbook says of itself, on its last sheet. */
export const aPropos = (imprime: Imprime): string[][] => [
  ["Document", imprime.titre],
  ...(imprime.sousTitre ? [["Objet", imprime.sousTitre]] : []),
  ["Périmètre et date", mentionDe(imprime)],
  ...imprime.sources.map((source) => ["Source", source]),
];

/** The tables of a document as an Excel workbook: typed cells, frozen and filtered headers, lists of choices. */
export async function renderXlsx(imprime: Imprime): Promise<Uint8Array> {
  const about = { name: "À propos", rows: aPropos(imprime), columns: [{ width: 20 }, { width: 80 }] };
  const properties = { title: imprime.titre, creator: imprime.auteur };
  return new Uint8Array(await writeXlsx({ sheets: [...feuillesDe(imprime).map(sheetOf), about], properties }));
}
