import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  SectionType,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import {
  type Bloc,
  type BlocTableau,
  type BlocTitre,
  cellulesDe,
  corpsDe,
  enPied,
  type Imprime,
  mentionDe,
  type ParGenre,
  type Rangee,
  selonGenre,
} from "#commun/document.ts";
import { signetDe } from "./ancres.ts";
import { couleurEncadre, couleursDe } from "./couleurs.ts";
import { stylesOf } from "./docx-styles.ts";
import { children, paragraph } from "./docx-texte.ts";
import { aDroite, dessinDe, lettersIn, logoDe, partsDe } from "./mesures.ts";
import { versionsDe } from "./versions.ts";

const TITRES = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const TWIPS_CM = 567;
const PAGES = {
  a4: { largeur: 11_906, hauteur: 16_838, paysage: false, marge: 1360 },
  a4paysage: { largeur: 11_906, hauteur: 16_838, paysage: true, marge: 907 },
  a3paysage: { largeur: 16_838, hauteur: 23_811, paysage: true, marge: 907 },
} as const;

type Ecriture = {
  couleurs: ReturnType<typeof couleursDe>;
  largeur: number;
  versions: ReturnType<typeof versionsDe>;
};
type Children = (Paragraph | Table)[];

function listOf({ elements, numerotee }: Extract<Bloc, { genre: "liste" }>, instance: number): Paragraph[] {
  const numbering = { reference: numerotee ? "numeros" : "puces", level: 0, instance };
  return elements.map((texte) => paragraph(texte, { style: "ListParagraph", numbering }));
}

function rowOf(bloc: BlocTableau, rangee: Rangee, { couleurs }: Ecriture): TableRow {
  const { colonnes, nommees } = bloc;
  const cellules = cellulesDe(colonnes, rangee);
  if ("groupe" in rangee) {
    const shading = { type: ShadingType.CLEAR, color: "auto", fill: couleurs.voile };
    const texte = paragraph(
      rangee.groupe,
      { style: "Cellule", keepNext: true },
      { bold: true, color: couleurs.accent },
    );
    return new TableRow({ children: [new TableCell({ columnSpan: colonnes.length, shading, children: [texte] })] });
  }
  const fort = "total" in rangee;
  const cells = cellules.map((texte, rang) => {
    const alignment = aDroite(colonnes[rang]) ? AlignmentType.RIGHT : AlignmentType.LEFT;
    const bold = fort || (rang === 0 && nommees) ? { bold: true } : {};
    return new TableCell({ children: [paragraph(texte, { style: "Cellule", alignment }, bold)] });
  });
  return new TableRow({ cantSplit: cells.length > 3, children: cells });
}

function headerOf({ colonnes }: BlocTableau, { couleurs }: Ecriture): TableRow {
  const border = { style: BorderStyle.SINGLE, size: 8, color: couleurs.accent };
  const cells = colonnes.map((colonne) => {
    const alignment = aDroite(colonne) ? AlignmentType.RIGHT : AlignmentType.LEFT;
    const texte = paragraph(colonne.titre, { style: "Cellule", alignment }, { bold: true, color: couleurs.douce });
    return new TableCell({ borders: { top: border }, verticalAlign: VerticalAlignTable.BOTTOM, children: [texte] });
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

function tableOf(bloc: BlocTableau, ici: Ecriture): Children {
  const columnWidths = partsDe(bloc, lettersIn(ici.largeur / TWIPS_CM)).map((part) => Math.floor(ici.largeur * part));
  const line = { style: BorderStyle.SINGLE, size: 4, color: ici.couleurs.filet };
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: ici.largeur, type: WidthType.DXA },
    columnWidths,
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    borders: { top: NONE, left: NONE, right: NONE, bottom: line, insideHorizontal: line, insideVertical: NONE },
    rows: [headerOf(bloc, ici), ...bloc.rangees.map((rangee) => rowOf(bloc, rangee, ici))],
  });
  return [paragraph(bloc.legende, { style: "Caption", keepNext: true }), table, new Paragraph({ style: "Apres" })];
}

function figureOf(bloc: Extract<Bloc, { genre: "figure" }>, ici: Ecriture): Children {
  const { svg, fallback, largeur, hauteur } = dessinDe(bloc.svg, (ici.largeur / TWIPS_CM) * 37.8);
  const image = new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    fallback: { type: "png", data: fallback },
    transformation: { width: largeur, height: hauteur },
    altText: { name: bloc.legende, title: bloc.legende, description: bloc.alt },
  });
  return [
    paragraph(bloc.legende, { style: "Caption", keepNext: true }),
    new Paragraph({ children: [image] }),
    ...(bloc.description ? [paragraph(bloc.description, { style: "Note" })] : []),
    ...(bloc.jumeau ? tableOf(bloc.jumeau, ici) : []),
  ];
}

function calloutOf(bloc: Extract<Bloc, { genre: "encadre" }>, { couleurs }: Ecriture, instance: number): Paragraph[] {
  const couleur = couleurEncadre(bloc.ton, couleurs);
  const border = { left: { style: BorderStyle.SINGLE, size: 18, space: 9, color: couleur } };
  const shading = { type: ShadingType.CLEAR, color: "auto", fill: couleurs.fond };
  const cadre = { style: "Encadre", border, shading };
  const titre = bloc.titre ? [paragraph(bloc.titre, { ...cadre, keepNext: true }, { bold: true, color: couleur })] : [];
  const corps = bloc.blocs.flatMap((un) => {
    if (un.genre === "paragraphe") return [paragraph(un.texte, cadre)];
    const numbering = { reference: un.numerotee ? "numeros" : "puces", level: 0, instance };
    const indent = { left: 570, hanging: 340, right: 230 };
    return un.elements.map((texte) => paragraph(texte, { ...cadre, numbering, indent }));
  });
  return [...titre, ...corps, new Paragraph({ style: "Apres" })];
}

function definitionsOf({ entrees }: Extract<Bloc, { genre: "definitions" }>, instance: number): Paragraph[] {
  return entrees.flatMap(({ terme, textes }) => {
    const [seul] = textes;
    const corps =
      textes.length === 1 && seul !== undefined
        ? [paragraph(seul)]
        : listOf({ genre: "liste", elements: textes }, instance);
    return [paragraph(terme, { style: "Terme", keepNext: true }), ...corps];
  });
}

/** A heading of ours keeps its anchor, and what its section said when it left. */
function headingOf(bloc: BlocTitre, { versions }: Ecriture): Paragraph {
  const { niveau, texte, ancre } = bloc;
  const heading = TITRES[niveau - 1] ?? HeadingLevel.HEADING_4;
  const inside = children(texte);
  const version = versions.get(bloc);
  if (!ancre || !version) return new Paragraph({ heading, children: inside });
  const marks = [new Bookmark({ id: signetDe(ancre), children: inside }), new Bookmark({ id: version, children: [] })];
  return new Paragraph({ heading, children: marks });
}

/** What a block becomes; `instance` sets its numbering apart from the other lists'. */
const blocksOf = (ici: Ecriture, instance: number): ParGenre<Children> => ({
  titre: (bloc) => [headingOf(bloc, ici)],
  paragraphe: ({ texte }) => [paragraph(texte)],
  note: ({ texte }) => [paragraph(texte, { style: "Note" })],
  liste: (bloc) => listOf(bloc, instance),
  tableau: (bloc) => tableOf(bloc, ici),
  figure: (bloc) => figureOf(bloc, ici),
  encadre: (bloc) => calloutOf(bloc, ici, instance),
  chiffres: ({ entrees }) =>
    entrees.map(({ valeur, libelle }) => {
      const grand = new TextRun({ text: valeur, bold: true, size: 36 });
      return new Paragraph({ style: "Chiffre", children: [grand, new TextRun({ text: `  ${libelle}`, size: 20 })] });
    }),
  definitions: (bloc) => definitionsOf(bloc, instance),
  citation: ({ texte, source }) => [
    paragraph(texte, { style: "Quote", keepNext: Boolean(source) }),
    ...(source ? [paragraph(source, { style: "Quote", alignment: AlignmentType.RIGHT })] : []),
  ],
  saut: () => [new Paragraph({ pageBreakBefore: true, style: "Apres" })],
});

function headOf(imprime: Imprime, { couleurs }: Ecriture): Children {
  const logos = imprime.logos.map((logo, rang) => {
    const { largeur, hauteur } = logoDe(logo, imprime.logos);
    const { type, octets, alt } = logo;
    return new ImageRun({
      type: type === "jpeg" ? "jpg" : "png",
      data: Buffer.from(octets),
      transformation: { width: largeur, height: hauteur },
      altText: { name: `Logo ${rang + 1}`, title: alt, description: alt },
    });
  });
  const border = { top: { style: BorderStyle.SINGLE, size: 24, space: 12, color: couleurs.accent } };
  return [
    ...(logos.length > 0 ? [new Paragraph({ spacing: { after: 240 }, children: espaces(logos) })] : []),
    paragraph(imprime.titre, { heading: HeadingLevel.TITLE, ...(logos.length > 0 ? {} : { border }) }),
    ...(imprime.sousTitre ? [paragraph(imprime.sousTitre, { style: "Subtitle" })] : []),
    paragraph(mentionDe(imprime), { style: "Mention" }),
  ];
}

const espaces = (logos: ImageRun[]): ParagraphChild[] =>
  logos.flatMap((logo, rang) => (rang === 0 ? [logo] : [new TextRun("    "), logo]));

const summaryOf = ({ sommaire }: Imprime) =>
  sommaire
    ? [
        paragraph("Sommaire", { style: "TOCHeading" }),
        new TableOfContents("Sommaire", {
          hyperlink: true,
          headingStyleRange: "1-2",
          beginDirty: false,
          tabLeader: "none",
        }),
        new Paragraph({ pageBreakBefore: true, style: "Apres" }),
      ]
    : [];

function footerOf(imprime: Imprime, { couleurs, largeur }: Ecriture): Footer {
  const petit = { size: 16, color: couleurs.douce };
  return new Footer({
    children: [
      new Paragraph({
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: couleurs.filet } },
        tabStops: [{ type: TabStopType.RIGHT, position: largeur }],
        children: [
          new TextRun({ text: `${enPied(imprime)}\t`, ...petit }),
          new TextRun({ children: [PageNumber.CURRENT, "\u{202F}/\u{202F}", PageNumber.TOTAL_PAGES], ...petit }),
        ],
      }),
    ],
  });
}

const puce = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  style: { paragraph: { indent: { left: 340, hanging: 340 } } },
});

/** The file of a word processor: real styles, heading levels, header rows, French, numbered pages. */
export async function renderDocx(imprime: Imprime): Promise<Uint8Array> {
  const { largeur, hauteur, paysage, marge } = PAGES[imprime.feuille ?? "a4"];
  const couleurs = couleursDe(imprime.teinte);
  const blocs = corpsDe(imprime);
  const ici: Ecriture = { couleurs, largeur: (paysage ? hauteur : largeur) - 2 * marge, versions: versionsDe(blocs) };
  const corps = blocs.flatMap((bloc, rang) => selonGenre(bloc, blocksOf(ici, rang)));
  const orientation = paysage ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const document = new Document({
    title: imprime.titre,
    creator: imprime.auteur,
    subject: mentionDe(imprime),
    lastModifiedBy: imprime.auteur,
    styles: stylesOf(couleurs),
    hyphenation: { autoHyphenation: true },
    numbering: {
      config: [
        { reference: "puces", levels: [puce(LevelFormat.BULLET, "•")] },
        { reference: "numeros", levels: [puce(LevelFormat.DECIMAL, "%1.")] },
      ],
    },
    sections: [
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: {
            size: { width: largeur, height: hauteur, orientation },
            margin: { top: 1250, bottom: 1250, left: marge, right: marge, footer: 600 },
          },
        },
        footers: { default: footerOf(imprime, ici) },
        children: [...headOf(imprime, ici), ...summaryOf(imprime), ...corps],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
