import type PptxGen from "pptxgenjs";
import { cellulesDe, type Morceau, type Rangee, type Texte } from "#commun/document.ts";
import { type Couleurs, TONS } from "./couleurs.ts";
import { CORPS, type Element, heightOf, type Paragraphe } from "./diapos.ts";
import { aDroite, proportionDe } from "./mesures.ts";

export type Slide = ReturnType<Deck["addSlide"]>;
export type Deck = InstanceType<typeof PptxGen.default>;
type Run = { text: string; options: Record<string, unknown> };
export type Ecriture = { deck: Deck; couleurs: Couleurs };

export const FONT = "Calibri";

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
  titre: { fontSize: 18, bold: true, color: accent },
  chiffre: { fontSize: 26, color: encre },
  note: { fontSize: 13, color: douce },
  texte: { fontSize: 17, color: encre },
});

function paragraphRuns({ texte, puce, style }: Paragraphe, { couleurs }: Ecriture): Run[] {
  const base = { ...stylesOf(couleurs)[style ?? "texte"], fontFace: FONT, lang: "fr-FR" };
  const bullet =
    puce === undefined ? {} : { bullet: puce === "number" ? { type: "number" } : { characterCode: "2022" } };
  return runsOf(texte, base, { ...bullet, paraSpaceAfter: style === "titre" ? 2 : 5 });
}

type Tableau = Extract<Element, { sorte: "tableau" }>["bloc"];

const caption = (slide: Slide, text: string, y: number, { couleurs }: Ecriture) =>
  slide.addText(text, {
    x: CORPS.x,
    y,
    w: CORPS.w,
    h: 0.32,
    margin: 0,
    fontFace: FONT,
    fontSize: 14,
    bold: true,
    color: couleurs.encre,
    lang: "fr-FR",
  });

function cellOf({ couleurs }: Ecriture) {
  const none = { type: "none" as const };
  const line = { type: "solid" as const, pt: 0.75, color: couleurs.filet };
  const border: [typeof none, typeof none, typeof line, typeof none] = [none, none, line, none];
  return { fontFace: FONT, fontSize: 12, color: couleurs.encre, border, valign: "top" as const, lang: "fr-FR" };
}

function rowsOf({ colonnes, rangees, nommees }: Tableau, ici: Ecriture): PptxGen.default.TableRow[] {
  const base = cellOf(ici);
  const { accent, douce, voile } = ici.couleurs;
  const align = (rang: number) => (aDroite(colonnes[rang]) ? ("right" as const) : ("left" as const));
  const head = colonnes.map(({ titre }, rang) => {
    return { text: titre, options: { ...base, bold: true, color: douce, align: align(rang) } };
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

function drawTable(slide: Slide, bloc: Tableau, y: number, ici: Ecriture): void {
  const total = bloc.colonnes.reduce((somme, { largeur = 1 }) => somme + largeur, 0);
  caption(slide, bloc.legende, y, ici);
  slide.addTable(rowsOf(bloc, ici), {
    x: CORPS.x,
    y: y + 0.36,
    w: CORPS.w,
    colW: bloc.colonnes.map(({ largeur = 1 }) => (CORPS.w * largeur) / total),
    hasHeader: true,
    margin: [0.03, 0.06, 0.03, 0.06],
  } as PptxGen.default.TableProps);
}

function drawFigure(slide: Slide, { bloc }: Extract<Element, { sorte: "figure" }>, y: number, ici: Ecriture): void {
  caption(slide, bloc.legende, y, ici);
  const proportion = proportionDe(bloc.svg);
  const w = Math.min(CORPS.w, 3.1 * proportion);
  const data = `data:image/svg+xml;base64,${Buffer.from(bloc.svg).toString("base64")}`;
  slide.addImage({ data, altText: bloc.alt, x: CORPS.x, y: y + 0.4, w, h: w / proportion });
}

/** Paragraphs that follow each other share one box; a table or a figure stands on its own. */
export function drawBody(slide: Slide, elements: readonly Element[], ici: Ecriture): void {
  let y = CORPS.y;
  let box: Paragraphe[] = [];
  const flush = () => {
    if (box.length === 0) return;
    const h = box.reduce((somme, element) => somme + heightOf(element), 0);
    const runs = box.flatMap((paragraphe) => paragraphRuns(paragraphe, ici));
    slide.addText(runs as PptxGen.default.TextProps[], {
      x: CORPS.x,
      y,
      w: CORPS.w,
      h,
      margin: 0,
      valign: "top",
      fit: "shrink",
    });
    y += h + 0.1;
    box = [];
  };
  for (const element of elements) {
    if (element.sorte === "paragraphe") {
      box.push(element);
      continue;
    }
    flush();
    if (element.sorte === "tableau") drawTable(slide, element.bloc, y, ici);
    else drawFigure(slide, element, y, ici);
    y += heightOf(element) + 0.1;
  }
  flush();
}
