import { Refus } from "#commun/refus.ts";
import type { Archive, RefusArchive } from "./archive.ts";
import { type Bloc, type CelluleBrute, compose, paragraphe } from "./composition.ts";
import type { Contenu } from "./model.ts";
import { elementsOf, findNode, type Noeud, parseXml } from "./xml.ts";

type Styles = Map<string, { gras: boolean; page: boolean; parent: string }>;

/** A paragraph set in a style of heading is one, even when nothing gives it a place in the outline: so a converted file is. */
const HEADING = /^(?:Heading|Titre)(?:_20_)?([1-6])$/;

const REPETITIONS_MAX = 200;

/** Reads the text of an OpenDocument file: paragraphs, headings, lists and tables, in order. */
export function readOdt(archive: Archive): Contenu | Refus<RefusArchive | "xml-dangereux" | "sans-texte"> {
  const octets = archive.read("content.xml");
  if (octets instanceof Refus) return octets;
  const racine = octets && parseXml(new TextDecoder().decode(octets));
  if (racine instanceof Refus) return racine;
  const corps = racine && findNode(racine, "office:text");
  if (!corps) return new Refus("sans-texte");
  return compose(readBlocks(corps, readStyles(racine), 0));
}

function readStyles(racine: Noeud): Styles {
  const styles: Styles = new Map();
  const automatiques = findNode(racine, "office:automatic-styles");
  for (const style of automatiques ? elementsOf(automatiques) : []) {
    const proprietes = elementsOf(style);
    styles.set(style.attributs["style:name"] ?? "", {
      gras: proprietes.some(({ attributs }) => attributs["fo:font-weight"] === "bold"),
      page: proprietes.some(({ attributs }) => attributs["fo:break-before"] === "page"),
      parent: style.attributs["style:parent-style-name"] ?? "",
    });
  }
  return styles;
}

function readBlocks(noeud: Noeud, styles: Styles, retrait: number): Bloc[] {
  return elementsOf(noeud).flatMap((enfant): Bloc[] => {
    switch (enfant.nom) {
      case "text:h":
        return [paragraphe(textOf(enfant), Number(enfant.attributs["text:outline-level"] ?? 1) || 1, false)];
      case "text:p":
        return readParagraph(enfant, styles);
      case "text:list":
        return elementsOf(enfant).flatMap((item) => bulleted(readBlocks(item, styles, retrait + 1), retrait));
      case "table:table":
        return [{ genre: "table", rangees: readRows(enfant, styles) }];
      case "text:tracked-changes":
      case "office:forms":
      case "text:sequence-decls":
        return [];
      default:
        return readBlocks(enfant, styles, retrait);
    }
  });
}

function readParagraph(noeud: Noeud, styles: Styles): Bloc[] {
  const nom = noeud.attributs["text:style-name"] ?? "";
  const style = styles.get(nom);
  const niveau = Number(HEADING.exec(style?.parent ?? nom)?.[1] ?? 0) || null;
  const morceaux = noeud.enfants.filter((enfant) => typeof enfant !== "string" || enfant.trim() !== "");
  const enGras = (enfant: Noeud | string) =>
    typeof enfant !== "string" &&
    enfant.nom === "text:span" &&
    styles.get(enfant.attributs["text:style-name"] ?? "")?.gras === true;
  const gras = style?.gras === true || (morceaux.length > 0 && morceaux.every(enGras));
  return [paragraphe(textOf(noeud), niveau, gras), ...framed(noeud, styles)];
}

/** The text boxes and tables that a paragraph anchors. */
const framed = (noeud: Noeud, styles: Styles): Bloc[] =>
  elementsOf(noeud).flatMap((enfant) =>
    enfant.nom === "draw:text-box" ? readBlocks(enfant, styles, 0) : framed(enfant, styles),
  );

/** The first line of an item carries its bullet. */
function bulleted(blocs: Bloc[], retrait: number): Bloc[] {
  const premier = blocs[0];
  if (premier?.genre !== "paragraphe" || premier.texte.trim() === "" || /^\s*- /.test(premier.texte)) return blocs;
  return [{ ...premier, texte: `${" ".repeat(retrait)}- ${premier.texte}` }, ...blocs.slice(1)];
}

/** What an element inside a paragraph says, when it is not simply its own text. */
const INLINE: Record<string, (noeud: Noeud) => string> = {
  "text:s": ({ attributs }) => " ".repeat(Math.min(50, Number(attributs["text:c"] ?? 1) || 1)),
  "text:tab": () => "\t",
  "text:line-break": () => "\n",
  "text:note": (noeud) => ` (${textOf(noeud).trim()}) `,
  "text:note-citation": () => "",
  "draw:text-box": () => "",
  "office:annotation": () => "",
};

const textOf = (noeud: Noeud): string =>
  noeud.enfants
    .map((enfant) =>
      typeof enfant === "string" ? enfant.replace(/\s+/g, " ") : (INLINE[enfant.nom] ?? textOf)(enfant),
    )
    .join("");

function readRows(table: Noeud, styles: Styles): CelluleBrute[][] {
  return elementsOf(table).flatMap((enfant): CelluleBrute[][] => {
    if (enfant.nom !== "table:table-row")
      return /^table:table-(?:header-rows|row-group|rows)$/.test(enfant.nom) ? readRows(enfant, styles) : [];
    const rangee = elementsOf(enfant).flatMap((cellule) => readCells(cellule, styles));
    const vide = rangee.every(({ blocs }) => blocs.length === 0);
    return Array.from({ length: vide ? 1 : repeated(enfant, "rows") }, () => rangee);
  });
}

function readCells(cellule: Noeud, styles: Styles): CelluleBrute[] {
  if (cellule.nom === "table:covered-table-cell")
    return Array.from({ length: repeated(cellule, "columns") }, () => ({ blocs: [], fusionnee: true }));
  if (cellule.nom !== "table:table-cell") return [];
  const lue: CelluleBrute = { blocs: readBlocks(cellule, styles, 0) };
  return Array.from({ length: lue.blocs.length === 0 ? 1 : repeated(cellule, "columns") }, () => lue);
}

const repeated = ({ attributs }: Noeud, quoi: "rows" | "columns") =>
  Math.min(REPETITIONS_MAX, Number(attributs[`table:number-${quoi}-repeated`] ?? 1) || 1);
