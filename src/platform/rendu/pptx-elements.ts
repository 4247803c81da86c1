import type PptxGen from "pptxgenjs";
import { cellulesDe, type Morceau, type Rangee, type Texte } from "#commun/document.ts";
import { type Couleurs, couleurEncadre, TONS } from "./couleurs.ts";
import {
  CHIFFRES,
  type Chiffres,
  CORPS,
  type Element,
  type Encadre,
  FIGURE,
  figureRows,
  heightOf,
  MARGE_ENCADRE,
  type Paragraphe,
} from "./diapos.ts";
import { aDroite, partsDe, proportionDe } from "./mesures.ts";
import { type Trait, traitsDe } from "./pptx-dessin.ts";

export type Slide = ReturnType<Deck["addSlide"]>;
export type Deck = InstanceType<typeof PptxGen.default>;
type Run = { text: string; options: Record<string, unknown> };
/** `dessins`: what each drawing says to who does not see it, written once the deck is made. */
export type Ecriture = { deck: Deck; couleurs: Couleurs; dessins: string[] };

/** Found everywhere under this name or as its twin of the same widths: what is measured here holds there. */
export const FONT = "Arial";
const LANG = "fr-FR";
const nude = { margin: 0, fontFace: FONT, lang: LANG };

function run(morceau: Morceau, base: Record<string, unknown>): Run {
  if (typeof morceau === "string") return { text: morceau, options: { ...base } };
  const { texte, fort, emphase, ton, lien } = morceau;
  return {
    text: texte,
    options: {
      ...base,
      ...(fort ? { bold: true } : {}),
      ...(emphase ? { italic: true } : {}),
      ...(ton ? { color: TONS[ton] } : {}),
      ...(lien ? { hyperlink: { url: lien } } : {}),
    },
  };
}

/** The runs of one paragraph: its bullet is said on the first, its end on the last. */
function runsOf(texte: Texte, base: Record<string, unknown>, paragraph: Record<string, unknown>): Run[] {
  const runs = (typeof texte === "string" ? [texte] : texte).map((morceau) => run(morceau, base));
  const [first] = runs;
  const last = runs.at(-1);
  if (first) first.options = { ...first.options, ...paragraph };
  if (last) last.options = { ...last.options, breakLine: true };
  return runs;
}

const stylesOf = ({ accent, encre, douce }: Couleurs) => ({
  titre: { fontSize: 17, bold: true, color: accent },
  note: { fontSize: 13, color: douce },
  texte: { fontSize: 16, color: encre },
});

function paragraphRuns({ texte, puce, style }: Paragraphe, { couleurs }: Ecriture): Run[] {
  const base = { ...stylesOf(couleurs)[style ?? "texte"], fontFace: FONT, lang: LANG };
  const bullet =
    puce === undefined ? {} : { bullet: puce === "number" ? { type: "number" } : { characterCode: "2022" } };
  return runsOf(texte, base, { ...bullet, paraSpaceAfter: style === "titre" ? 2 : 5 });
}

type Tableau = Extract<Element, { sorte: "tableau" }>["bloc"];

const caption = (slide: Slide, text: string, y: number, { couleurs }: Ecriture) =>
  slide.addText(text, {
    ...nude,
    x: CORPS.x,
    y,
    w: CORPS.w,
    h: 0.32,
    fontSize: 14,
    bold: true,
    color: couleurs.encre,
  });

function cellOf({ couleurs }: Ecriture) {
  const none = { type: "none" as const };
  const line = { type: "solid" as const, pt: 0.75, color: couleurs.filet };
  const border: [typeof none, typeof none, typeof line, typeof none] = [none, none, line, none];
  return { fontFace: FONT, fontSize: 13.5, color: couleurs.encre, border, valign: "top" as const, lang: LANG };
}

function rowsOf({ colonnes, rangees, nommees }: Tableau, ici: Ecriture): PptxGen.default.TableRow[] {
  const base = cellOf(ici);
  const { accent, voile } = ici.couleurs;
  const align = (rang: number) => (aDroite(colonnes[rang]) ? ("right" as const) : ("left" as const));
  const head = colonnes.map(({ titre }, rang) => {
    const seen = { bold: true, color: "FFFFFF", fill: { color: accent }, valign: "bottom" as const };
    return { text: titre, options: { ...base, ...seen, align: align(rang) } };
  });
  const rows = rangees.map((rangee: Rangee) => {
    if ("groupe" in rangee) {
      const options = { ...base, bold: true, color: accent, fill: { color: voile }, colspan: colonnes.length };
      return [{ text: rangee.groupe, options }];
    }
    const fort = "total" in rangee;
    return cellulesDe(colonnes, rangee).map((texte, rang) => ({
      text: runsOf(texte, fort || (rang === 0 && nommees) ? { bold: true } : {}, {}),
      options: { ...base, align: align(rang) },
    }));
  });
  return [head, ...rows] as PptxGen.default.TableRow[];
}

function drawTable(slide: Slide, { bloc }: { bloc: Tableau }, y: number, ici: Ecriture): void {
  caption(slide, bloc.legende, y, ici);
  slide.addTable(rowsOf(bloc, ici), {
    x: CORPS.x,
    y: y + 0.36,
    w: CORPS.w,
    colW: partsDe(bloc).map((part) => CORPS.w * part),
    hasHeader: true,
    margin: [0.04, 0.06, 0.04, 0.06],
  } as PptxGen.default.TableProps);
}

/** Rectangles and words, which any program draws and anyone corrects; the first one says what they show. */
function drawTraits(slide: Slide, traits: readonly Trait[], { x, y }: { x: number; y: number }): void {
  for (const { couleur, texte, corps, ...place } of traits) {
    const at = { ...place, x: x + place.x, y: y + place.y };
    if (texte === undefined) slide.addShape("rect", { ...at, objectName: "Dessin", fill: { color: couleur } });
    else
      slide.addText(texte, {
        ...nude,
        ...at,
        objectName: "Dessin",
        fontSize: Math.round((corps ?? 12) * 10) / 10,
        color: couleur,
        wrap: false,
      });
  }
}

function drawFigure(slide: Slide, { bloc }: Extract<Element, { sorte: "figure" }>, y: number, ici: Ecriture): void {
  caption(slide, bloc.legende, y, ici);
  const proportion = proportionDe(bloc.svg);
  const w = Math.min(CORPS.w, FIGURE.h * proportion);
  const place = { x: CORPS.x, y: y + FIGURE.legende, w, h: w / proportion };
  const traits = traitsDe(bloc.svg, w);
  if (traits) {
    ici.dessins.push(bloc.alt);
    const objectName = `Dessin ${ici.dessins.length}`;
    slide.addShape("rect", { ...place, objectName, fill: { color: "FFFFFF" } });
    return drawTraits(slide, traits, place);
  }
  const data = `data:image/svg+xml;base64,${Buffer.from(bloc.svg).toString("base64")}`;
  slide.addImage({ data, altText: bloc.alt, ...place });
}

/** What must be kept in mind: each figure large, what it counts beneath. */
function drawFigures(slide: Slide, chiffres: Chiffres, y: number, { couleurs }: Ecriture): void {
  let top = y;
  for (const { entrees, w, h } of figureRows(chiffres)) {
    for (const [rang, { valeur, libelle }] of entrees.entries()) {
      const x = CORPS.x + rang * (w + CHIFFRES.blanc);
      slide.addShape("rect", { x, y: top, w, h: 0.03, fill: { color: couleurs.accent } });
      const runs = [
        { text: valeur, options: { fontSize: 28, bold: true, color: couleurs.accent, breakLine: true } },
        { text: libelle, options: { fontSize: 13, color: couleurs.douce } },
      ];
      slide.addText(runs, { ...nude, x, y: top + 0.08, w, h: h - CHIFFRES.marge, valign: "top" });
    }
    top += h;
  }
}

const asText = (paragraphes: readonly Paragraphe[], ici: Ecriture) =>
  paragraphes.flatMap((un) => paragraphRuns(un, ici)) as PptxGen.default.TextProps[];

function drawFrame(slide: Slide, encadre: Encadre, y: number, ici: Ecriture): void {
  const [h, color] = [heightOf(encadre), couleurEncadre(encadre.ton, ici.couleurs)];
  slide.addShape("rect", { x: CORPS.x, y, w: CORPS.w, h, fill: { color: ici.couleurs.fond } });
  slide.addShape("rect", { x: CORPS.x, y, w: 0.06, h, fill: { color } });
  const [x, w] = [CORPS.x + 0.25, CORPS.w - 0.4];
  const place = { x, w, y: y + MARGE_ENCADRE, h: h - 2 * MARGE_ENCADRE };
  slide.addText(asText(encadre.paragraphes, ici), { ...nude, ...place, valign: "top" });
}

const DRAW: {
  [S in Exclude<Element["sorte"], "paragraphe">]: (
    slide: Slide,
    element: Extract<Element, { sorte: S }>,
    y: number,
    ici: Ecriture,
  ) => void;
} = { tableau: drawTable, figure: drawFigure, chiffres: drawFigures, encadre: drawFrame };

/** Paragraphs that follow each other share one box; anything else stands on its own. */
export function drawBody(slide: Slide, elements: readonly Element[], ici: Ecriture): void {
  let y = CORPS.y;
  let box: Paragraphe[] = [];
  const flush = () => {
    if (box.length === 0) return;
    const h = box.reduce((somme, element) => somme + heightOf(element), 0);
    slide.addText(asText(box, ici), { ...nude, x: CORPS.x, y, w: CORPS.w, h, valign: "top" });
    y += h + 0.1;
    box = [];
  };
  for (const element of elements) {
    if (element.sorte === "paragraphe") {
      box.push(element);
      continue;
    }
    flush();
    (DRAW[element.sorte] as (slide: Slide, un: Element, y: number, ici: Ecriture) => void)(slide, element, y, ici);
    y += heightOf(element) + 0.1;
  }
  flush();
}
