import type PizZip from "pizzip";
import { type Bloc, type BlocTableau, cellulesDe, type Morceau, type Texte, textesBloc } from "#commun/document.ts";
import { compose } from "./composition.ts";
import { partsDe } from "./mesures.ts";
import { element, escape } from "./xml.ts";

/** Blocks that a model takes in at one of its places, as headings, lists and tables of its own styles. */
export class Corps {
  readonly blocs: readonly Bloc[];
  /** Inside a sentence, whether its lines stay lines. */
  readonly enLignes: boolean;

  constructor(blocs: readonly Bloc[], { enLignes = false } = {}) {
    this.enLignes = enLignes;
    const cadre = { titre: "", auteur: "", date: "2000-01-01", perimetre: "", sources: [], logos: [] } as const;
    this.blocs = compose({ ...cadre, blocs }).blocs;
  }

  /** The same in one run of text, for a place inside a sentence. */
  texte(): string {
    return this.blocs.flatMap(textesBloc).join("\n");
  }
}

/** How the model writes a heading of that level, and an element of a list. */
type Styles = { titre: (niveau: number) => string; puce: (niveau: number) => string };

const lines = (texte: string): string =>
  texte
    .split("\n")
    .map((ligne) => `<w:t xml:space="preserve">${escape(ligne)}</w:t>`)
    .join("<w:br/>");

function run(morceau: Morceau, fort: boolean): string {
  const m = typeof morceau === "string" ? { texte: morceau } : morceau;
  const style = `${fort || m.fort ? "<w:b/>" : ""}${m.emphase ? "<w:i/>" : ""}`;
  return element("w:r", {}, [style && element("w:rPr", {}, style), lines(m.texte)]);
}

const paragraph = (texte: Texte, style = "", fort = false): string =>
  element("w:p", {}, [
    style && element("w:pPr", {}, style),
    ...(typeof texte === "string" ? [texte] : texte).map((morceau) => run(morceau, fort)),
  ]);

const WIDTH = 9000;
const LINE = { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto" };
const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"].map((cote) => element(`w:${cote}`, LINE));

function tableOf(bloc: BlocTableau): string {
  const largeurs = partsDe(bloc).map((part) => Math.round(WIDTH * part));
  const cell = (texte: Texte, largeur: number, { fort = false, span = 1 } = {}) =>
    element("w:tc", {}, [
      element("w:tcPr", {}, [
        element("w:tcW", { "w:w": largeur, "w:type": "dxa" }),
        span > 1 ? element("w:gridSpan", { "w:val": span }) : "",
      ]),
      paragraph(texte, "", fort),
    ]);
  const tete = bloc.colonnes.map(({ titre }, rang) => cell(titre, largeurs[rang] ?? 0, { fort: true }));
  const rangees = bloc.rangees.map((rangee) => {
    if ("groupe" in rangee) return [cell(rangee.groupe, WIDTH, { fort: true, span: bloc.colonnes.length })];
    const dites = cellulesDe(bloc.colonnes, rangee);
    const fort = (rang: number) => "total" in rangee || (rang === 0 && bloc.nommees === true);
    return dites.map((dit, rang) => cell(dit, largeurs[rang] ?? 0, { fort: fort(rang) }));
  });
  const entete = element("w:trPr", {}, [element("w:cantSplit"), element("w:tblHeader")]);
  return [
    paragraph(bloc.legende, element("w:keepNext"), true),
    element("w:tbl", {}, [
      element("w:tblPr", {}, [
        element("w:tblW", { "w:w": WIDTH, "w:type": "dxa" }),
        element("w:tblBorders", {}, BORDERS),
        element("w:tblLook", { "w:val": "0020", "w:firstRow": 1 }),
      ]),
      element(
        "w:tblGrid",
        {},
        largeurs.map((largeur) => element("w:gridCol", { "w:w": largeur })),
      ),
      element("w:tr", {}, [entete, ...tete]),
      ...rangees.map((cellules) => element("w:tr", {}, cellules)),
    ]),
    element("w:p"),
  ].join("");
}

type Definitions = Extract<Bloc, { genre: "definitions" }>;

function definitionsOf({ entrees }: Definitions, styles: Styles): string {
  const elements = (textes: Definitions["entrees"][number]["textes"]) =>
    textes.map((un) => paragraph(un, textes.length > 1 ? styles.puce(0) : "")).join("");
  return entrees.map(({ terme, textes }) => paragraph(terme, element("w:keepNext"), true) + elements(textes)).join("");
}

const plain = (bloc: Bloc): string =>
  textesBloc(bloc)
    .map((texte) => paragraph(texte))
    .join("");

const WRITERS: { [G in Bloc["genre"]]?: (bloc: Extract<Bloc, { genre: G }>, styles: Styles) => string } = {
  titre: ({ texte, niveau }, styles) => paragraph(texte, styles.titre(niveau + 1)),
  paragraphe: ({ texte }) => paragraph(texte),
  note: ({ texte }) => paragraph(texte),
  liste: ({ elements }, styles) => elements.map((un) => paragraph(un, styles.puce(0))).join(""),
  tableau: tableOf,
  definitions: definitionsOf,
  figure: (bloc) =>
    bloc.jumeau
      ? [bloc.legende, bloc.description ?? ""].flatMap((dit) => (dit ? [paragraph(dit)] : [])).join("") +
        tableOf(bloc.jumeau)
      : plain(bloc),
  encadre: ({ blocs }, styles) => blocs.map((un) => blockOf(un, styles)).join(""),
};

function blockOf(bloc: Bloc, styles: Styles): string {
  const write = WRITERS[bloc.genre] as ((un: Bloc, styles: Styles) => string) | undefined;
  return write ? write(bloc, styles) : plain(bloc);
}

const STYLES = "word/styles.xml";
const NUMBERS = "word/numbering.xml";
const SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering";

/** The style that a model gives to a name that Word knows in every language; null where it has none. */
function styleNamed(styles: string, nom: string): string | null {
  const bloc = (styles.match(/<w:style [\s\S]*?<\/w:style>/g) ?? []).find((un) =>
    new RegExp(`<w:name w:val="${nom}"`, "i").test(un),
  );
  return /w:styleId="([^"]+)"/.exec(bloc ?? "")?.[1] ?? null;
}

const before = (xml: string, fin: string, ajout: string): string => xml.replace(fin, () => `${ajout}${fin}`);

/** The heading of that level in the model, added where it has none: a heading is one for whoever navigates by them. */
function headingOf(zip: PizZip, niveau: number): string {
  const styles = zip.file(STYLES)?.asText() ?? "";
  const nom = `heading ${niveau}`;
  const connu = styleNamed(styles, nom);
  const id = connu ?? `Heading${niveau}`;
  const allure = `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${niveau - 1}"/></w:pPr>`;
  const style = `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${nom}"/><w:qFormat/>${allure}<w:rPr><w:b/></w:rPr></w:style>`;
  if (!connu && styles) zip.file(STYLES, before(styles, "</w:styles>", style));
  return element("w:pStyle", { "w:val": id });
}

const opened = (numbers: string): string => numbers.replace(/<w:numbering([^>]*)\/>/, "<w:numbering$1></w:numbering>");

/** The list of the model, or one of ours beside its own. */
function bulletOf(zip: PizZip): string {
  const style = styleNamed(zip.file(STYLES)?.asText() ?? "", "List Bullet");
  if (style) return element("w:pStyle", { "w:val": style });
  const numbers = opened(zip.file(NUMBERS)?.asText() ?? `<w:numbering xmlns:w="${SPACE}"/>`);
  const id =
    1 + Math.max(0, ...[...numbers.matchAll(/(?:abstractNumId|w:numId)="(\d+)"/g)].map(([, un]) => Number(un)));
  const level = `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="570" w:hanging="340"/></w:pPr></w:lvl>`;
  const liste = `<w:abstractNum w:abstractNumId="${id}">${level}</w:abstractNum>`;
  const compte = `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
  // Word wants its lists in that order: the abstract ones, those in use, what it remembers of the others.
  const [used, rest] = [/<w:num(?:IdMacAtCleanup)? |<\/w:numbering>/, /<w:numIdMacAtCleanup |<\/w:numbering>/].map(
    (un) => numbers.search(un),
  );
  zip.file(NUMBERS, numbers.slice(0, used) + liste + numbers.slice(used, rest) + compte + numbers.slice(rest));
  relate(zip);
  return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
}

function relate(zip: PizZip): void {
  const [types, relations] = ["[Content_Types].xml", "word/_rels/document.xml.rels"];
  const dits = zip.file(types)?.asText() ?? "";
  if (dits.includes(OFFICE)) return;
  const part = `<Override PartName="/${NUMBERS}" ContentType="${OFFICE}"/>`;
  const lien = `<Relationship Id="rIdPuces" Type="${RELATION}" Target="numbering.xml"/>`;
  zip.file(types, before(dits, "</Types>", part));
  zip.file(relations, before(zip.file(relations)?.asText() ?? "", "</Relationships>", lien));
}

const once = <K, V>(make: (cle: K) => V) => {
  const faits = new Map<K, V>();
  return (cle: K): V => {
    const fait = faits.get(cle) ?? make(cle);
    faits.set(cle, fait);
    return fait;
  };
};

/** The paragraph of a part that holds a mark: where it starts, and what follows it. */
function around(xml: string, at: number): [number, number] {
  const start = Math.max(xml.lastIndexOf("<w:p>", at), xml.lastIndexOf("<w:p ", at));
  return [start, xml.indexOf("</w:p>", at) + "</w:p>".length];
}

const alone = (paragraphe: string, marque: string): boolean =>
  paragraphe.replace(/<[^>]*>/g, "").trim() === marque && !paragraphe.includes("<w:sectPr");

const bodyOf = ({ blocs }: Corps, styles: Styles): string =>
  blocs.map((bloc) => blockOf(bloc, styles)).join("") || element("w:p");

const BREAK = '</w:t><w:br/><w:t xml:space="preserve">';

/** A body inside a sentence: its words, on their lines where it keeps them. */
const inSentence = (corps: Corps): string =>
  corps
    .texte()
    .split("\n")
    .map(escape)
    .join(corps.enLignes ? BREAK : " ");

/** A part where one body is written at each of its places; `styles` is null out of the text, where only words can stand. */
function placeIn(xml: string, [marque, corps]: readonly [string, Corps], styles: Styles | null): string {
  let written = xml;
  for (let at = xml.indexOf(marque); at >= 0; at = written.indexOf(marque, at)) {
    const [start, end] = around(written, at);
    const whole = styles && alone(written.slice(start, end), marque);
    const [from, to] = whole ? [start, end] : [at, at + marque.length];
    const dit = whole ? bodyOf(corps, styles) : inSentence(corps);
    written = written.slice(0, from) + dit + written.slice(to);
  }
  return written;
}

/** Each place of the filled model takes its blocks in; inside a sentence, or in a head or a foot, it takes their text. */
export function placeBodies(zip: PizZip, corps: ReadonlyMap<string, Corps>): void {
  const styles: Styles = { titre: once((niveau) => headingOf(zip, niveau)), puce: once(() => bulletOf(zip)) };
  for (const { name } of corps.size > 0 ? zip.file(/^word\/[^/]+\.xml$/) : []) {
    const xml = zip.file(name)?.asText() ?? "";
    const body = name === "word/document.xml" ? styles : null;
    const placed = [...corps].reduce((ici, un) => placeIn(ici, un, body), xml);
    // A style added on the way is in the file already: only a part that held a place is written again.
    if (placed !== xml) zip.file(name, placed);
  }
}
