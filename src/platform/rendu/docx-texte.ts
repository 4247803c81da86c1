import { ExternalHyperlink, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import type { Morceau, Texte } from "#commun/document.ts";
import { TONS } from "./couleurs.ts";

function runsOf(texte: string, options: object): TextRun[] {
  return texte.split("\n").map((text, rang) => new TextRun({ text, ...options, ...(rang > 0 ? { break: 1 } : {}) }));
}

function runs(morceau: Morceau, defaut: object): ParagraphChild[] {
  if (typeof morceau === "string") return runsOf(morceau, defaut);
  const { texte, fort, emphase, ton, lien } = morceau;
  const style = {
    ...defaut,
    ...(fort ? { bold: true } : {}),
    ...(emphase ? { italics: true } : {}),
    ...(ton ? { color: TONS[ton] } : {}),
  };
  if (!lien) return runsOf(texte, style);
  return [new ExternalHyperlink({ link: lien, children: runsOf(texte, { ...style, style: "Hyperlink" }) })];
}

export const children = (texte: Texte, defaut: object = {}): ParagraphChild[] =>
  typeof texte === "string" ? runsOf(texte, defaut) : texte.flatMap((morceau) => runs(morceau, defaut));

export const paragraph = (texte: Texte, options: IParagraphOptions = {}, defaut: object = {}) =>
  new Paragraph({ ...options, children: children(texte, defaut) });
