import PizZip from "pizzip";
import { type Imprime, mentionDe, type TypeColonne } from "#commun/document.ts";
import { lettre } from "#platform/cellule.ts";
import { aPropos, type FeuilleClasseur, feuillesDe, largeurDe, rangeesDe } from "./classeur.ts";
import { NAMESPACES } from "./odt-page.ts";
import { element, escape } from "./xml.ts";

const MIME = "application/vnd.oasis.opendocument.spreadsheet";
const CHARACTER_CM = 0.2;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = {
  ...NAMESPACES,
  "xmlns:number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  "xmlns:of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2", // without it a reader leaves the lists of choices out
  "xmlns:config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
};

type Valeur = string | number | Date | null;

/** `caracteres`: how wide a column is; `masquee`: kept, and not shown. */
type ColonneOds = {
  titre: string;
  caracteres: number;
  type?: TypeColonne | "decimal";
  choix?: readonly string[];
  masquee?: boolean;
};
export type FeuilleOds = {
  nom: string;
  colonnes: readonly ColonneOds[];
  rangees: readonly (readonly Valeur[])[];
  /** The first column names the rows: it stays in sight. */
  nommees?: boolean;
};

const deux = (nombre: number) => String(nombre).padStart(2, "0");
const iso = (date: Date) => `${date.getUTCFullYear()}-${deux(date.getUTCMonth() + 1)}-${deux(date.getUTCDate())}`;

function typed(valeur: Exclude<Valeur, null>, type: ColonneOds["type"]): Record<string, string | number> {
  if (valeur instanceof Date) return { "office:value-type": "date", "office:date-value": iso(valeur) };
  if (typeof valeur === "string") return { "office:value-type": "string" };
  if (type === "part") return { "office:value-type": "percentage", "office:value": valeur };
  if (type !== "montant") return { "office:value-type": "float", "office:value": valeur };
  return { "office:value-type": "currency", "office:currency": "EUR", "office:value": valeur };
}

const shown = (valeur: Exclude<Valeur, null>) => (valeur instanceof Date ? iso(valeur) : String(valeur));

/** OpenDocument folds spaces that follow each other, or lead, unless it is told to keep them. */
const spaced = (ligne: string) =>
  escape(ligne).replace(/^ +| {2,}/g, (blancs) => `<text:s text:c="${blancs.length}"/>`);

function cell(valeur: Valeur, style: string, type: ColonneOds["type"], choix?: string): string {
  const attributes = { "table:style-name": style, ...(choix ? { "table:content-validation-name": choix } : {}) };
  if (valeur === null) return element("table:table-cell", attributes);
  const lignes = shown(valeur).split("\n");
  const paragraphs = lignes.map((ligne) => element("text:p", {}, spaced(ligne)));
  return element("table:table-cell", { ...attributes, ...typed(valeur, type) }, paragraphs);
}

const choixDe = (feuille: number, colonne: number) => `choix_${feuille}_${colonne}`;

function tableOf({ nom, colonnes, rangees }: FeuilleOds, feuille: number): string {
  const columns = colonnes.map(({ masquee }, rang) =>
    element("table:table-column", {
      "table:style-name": `largeur_${feuille}_${rang}`,
      ...(masquee ? { "table:visibility": "collapse" } : {}),
    }),
  );
  const head = colonnes.map(({ titre }) => cell(titre, "entete", "texte"));
  const rows = rangees.map((rangee) => {
    const cells = rangee.map((valeur, rang) => {
      const { type = "texte", choix }: Partial<ColonneOds> = colonnes[rang] ?? {};
      return cell(valeur, type, type, choix && choix.length > 0 ? choixDe(feuille, rang) : undefined);
    });
    return element("table:table-row", {}, cells);
  });
  return element("table:table", { "table:name": nom }, [...columns, element("table:table-row", {}, head), ...rows]);
}

const quoted = (nom: string) => `'${nom.replaceAll("'", "''")}'`;

const rangeOf = ({ nom, colonnes, rangees }: FeuilleOds) =>
  `${quoted(nom)}.A1:${quoted(nom)}.${lettre(colonnes.length - 1)}${rangees.length + 1}`;

const filtersOf = (feuilles: readonly FeuilleOds[]) =>
  element(
    "table:database-ranges",
    {},
    feuilles.map((feuille, rang) =>
      element("table:database-range", {
        "table:name": `filtre_${rang}`,
        "table:target-range-address": rangeOf(feuille),
        "table:display-filter-buttons": "true",
      }),
    ),
  );

function listsOf(feuilles: readonly FeuilleOds[]): string {
  const validations = feuilles.flatMap(({ nom, colonnes }, feuille) =>
    colonnes.flatMap(({ choix }, rang) => {
      if (!choix || choix.length === 0) return [];
      const valeurs = choix.map((valeur) => `"${valeur.replaceAll('"', '""')}"`).join(";");
      return element("table:content-validation", {
        "table:name": choixDe(feuille, rang),
        "table:condition": `of:cell-content-is-in-list(${valeurs})`,
        "table:allow-empty-cell": "true",
        "table:display-list": "unsorted",
        "table:base-cell-address": `${quoted(nom)}.${lettre(rang)}2`,
      });
    }),
  );
  return validations.length > 0 ? element("table:content-validations", {}, validations) : "";
}

const number = (nom: string, decimales: number, autour: (nombre: string) => string, genre = "number:number-style") =>
  element(
    genre,
    { "style:name": nom },
    autour(
      element("number:number", {
        "number:decimal-places": decimales,
        "number:min-integer-digits": 1,
        "number:grouping": "true",
      }),
    ),
  );

const jour = element("number:date-style", { "style:name": "n_jour" }, [
  element("number:day", { "number:style": "long" }),
  element("number:text", {}, "/"),
  element("number:month", { "number:style": "long" }),
  element("number:text", {}, "/"),
  element("number:year", { "number:style": "long" }),
]);

const DATA = [
  number("n_nombre", 0, (nombre) => nombre),
  number("n_decimal", 2, (nombre) => nombre),
  number("n_montant", 2, (nombre) => `${nombre}${element("number:text", {}, " €")}`),
  number("n_part", 1, (nombre) => `${nombre}${element("number:text", {}, " %")}`, "number:percentage-style"),
  jour,
];

const cellStyle = (nom: string, donnee?: string, gras = false) =>
  element(
    "style:style",
    {
      "style:name": nom,
      "style:family": "table-cell",
      "style:parent-style-name": "Default",
      ...(donnee ? { "style:data-style-name": donnee } : {}),
    },
    [
      element("style:table-cell-properties", { "style:vertical-align": "top", "fo:wrap-option": "wrap" }),
      ...(gras ? [element("style:text-properties", { "fo:font-weight": "bold" })] : []),
    ],
  );

const widthsOf = (colonnes: FeuilleOds["colonnes"], feuille: number) =>
  colonnes.map(({ caracteres }, rang) =>
    element(
      "style:style",
      { "style:name": `largeur_${feuille}_${rang}`, "style:family": "table-column" },
      element("style:table-column-properties", {
        "style:column-width": `${(caracteres * CHARACTER_CM).toFixed(2)}cm`,
      }),
    ),
  );

function contentXml(feuilles: readonly FeuilleOds[]): string {
  const styles = [
    ...DATA,
    cellStyle("texte"),
    cellStyle("entete", undefined, true),
    ...["nombre", "decimal", "montant", "part", "jour"].map((nom) => cellStyle(nom, `n_${nom}`)),
    ...feuilles.flatMap(({ colonnes }, rang) => widthsOf(colonnes, rang)),
  ];
  const corps = [listsOf(feuilles), ...feuilles.map(tableOf), filtersOf(feuilles)];
  return element("office:document-content", XMLNS, [
    element("office:automatic-styles", {}, styles),
    element("office:body", {}, element("office:spreadsheet", {}, corps)),
  ]);
}

const item = (nom: string, type: string, valeur: string | number) =>
  element("config:config-item", { "config:name": nom, "config:type": type }, String(valeur));

/** Where each sheet is frozen: under its header, and beside the column that names the rows. */
function settingsXml(feuilles: readonly FeuilleOds[]): string {
  const tables = feuilles.map(({ nom, nommees }) =>
    element("config:config-item-map-entry", { "config:name": nom }, [
      item("VerticalSplitMode", "short", 2),
      item("VerticalSplitPosition", "int", 1),
      item("PositionBottom", "int", 1),
      ...(nommees
        ? [
            item("HorizontalSplitMode", "short", 2),
            item("HorizontalSplitPosition", "int", 1),
            item("PositionRight", "int", 1),
          ]
        : []),
      item("ActiveSplitRange", "short", nommees ? 3 : 2),
    ]),
  );
  const view = element(
    "config:config-item-map-entry",
    {},
    element("config:config-item-map-named", { "config:name": "Tables" }, tables),
  );
  const views = element("config:config-item-map-indexed", { "config:name": "Views" }, view);
  const set = element("config:config-item-set", { "config:name": "ooo:view-settings" }, views);
  return element(
    "office:document-settings",
    { ...XMLNS, "xmlns:ooo": "http://openoffice.org/2004/office" },
    element("office:settings", {}, set),
  );
}

type Meta = { titre: string; sujet?: string; auteur?: string };

const metaXml = ({ titre, sujet, auteur }: Meta) =>
  element(
    "office:document-meta",
    XMLNS,
    element("office:meta", {}, [
      element("dc:title", {}, escape(titre)),
      ...(sujet ? [element("dc:subject", {}, escape(sujet))] : []),
      ...(auteur ? [element("dc:creator", {}, escape(auteur))] : []),
      element("dc:language", {}, "fr-FR"),
    ]),
  );

const PARTS = ["content.xml", "styles.xml", "settings.xml", "meta.xml"];
const entry = (path: string, type: string) =>
  element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });
const MANIFEST = element(
  "manifest:manifest",
  { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" },
  [entry("/", MIME), ...PARTS.map((path) => entry(path, "text/xml"))],
);

const STYLESHEET = element(
  "office:document-styles",
  XMLNS,
  element("office:styles", {}, [
    element(
      "style:default-style",
      { "style:family": "table-cell" },
      element("style:text-properties", { "fo:language": "fr", "fo:country": "FR" }),
    ),
    element("style:style", { "style:name": "Default", "style:family": "table-cell" }),
  ]),
);

/** The sheet that says what the workbook is. */
const enFeuille = (imprime: Imprime): FeuilleClasseur => ({
  nom: "À propos",
  tableau: {
    genre: "tableau",
    legende: "À propos",
    colonnes: [{ titre: "Ce classeur" }, { titre: "Ce qu’il est", largeur: 3 }],
    rangees: aPropos(imprime),
  },
});

const versOds = ({ nom, tableau }: FeuilleClasseur): FeuilleOds => ({
  nom,
  colonnes: tableau.colonnes.map((colonne) => ({ ...colonne, caracteres: largeurDe(colonne) })),
  rangees: rangeesDe(tableau),
  ...(tableau.nommees ? { nommees: true } : {}),
});

/** Sheets as an OpenDocument workbook: bold headers frozen and filtered, lists of choices, hidden columns. */
export function writeOdsSheets(feuilles: readonly FeuilleOds[], meta: Meta): Uint8Array<ArrayBuffer> {
  const zip = new PizZip();
  zip.file("mimetype", MIME, { compression: "STORE" });
  zip.file("content.xml", HEAD + contentXml(feuilles));
  zip.file("styles.xml", HEAD + STYLESHEET);
  zip.file("settings.xml", HEAD + settingsXml(feuilles));
  zip.file("meta.xml", HEAD + metaXml(meta));
  zip.file("META-INF/manifest.xml", HEAD + MANIFEST);
  return new Uint8Array(zip.generate({ type: "uint8array", compression: "DEFLATE" }));
}

/** The tables of a document as an OpenDocument workbook. */
export const renderOds = (imprime: Imprime): Uint8Array =>
  writeOdsSheets([...feuillesDe(imprime), enFeuille(imprime)].map(versOds), {
    titre: imprime.titre,
    sujet: mentionDe(imprime),
    auteur: imprime.auteur,
  });
