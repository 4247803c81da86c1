import { type IStylesOptions, LineRuleType } from "docx";
import type { Couleurs } from "./couleurs.ts";

const FONT = "Calibri";
const FRENCH = { value: "fr-FR", eastAsia: "fr-FR" };
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

const heading = (size: number, color: string, [before, after]: readonly [number, number]) => ({
  run: { size, bold: true, italics: false, color, font: FONT },
  paragraph: { spacing: { before, after }, keepNext: true },
});

const defaults = ({ accent, encre, douce }: Couleurs): NonNullable<IStylesOptions["default"]> => ({
  document: {
    run: { font: FONT, size: 22, color: encre, language: FRENCH },
    paragraph: { spacing: { after: 140, ...lines(280) } },
  },
  title: heading(50, encre, [120, 80]),
  heading1: heading(34, accent, [460, 150]),
  heading2: heading(27, encre, [340, 110]),
  heading3: heading(23, encre, [260, 80]),
  heading4: heading(22, douce, [220, 60]),
  listParagraph: { paragraph: { spacing: { after: 80 } } },
  hyperlink: { run: { color: accent, underline: {} } },
});

const style = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: "Normal",
  next: "Normal",
  quickFormat: true,
  run,
  paragraph,
});

const named = ({ encre, douce }: Couleurs) => [
  style("Subtitle", "Sous-titre", { size: 27, color: douce }, { spacing: { after: 60 } }),
  style("Mention", "Mention", { size: 19, color: douce }, { spacing: { after: 380 } }),
  style("TOCHeading", "Titre du sommaire", { size: 27, bold: true }, { spacing: { before: 240, after: 120 } }),
  style("Caption", "Légende", { size: 20, bold: true, color: encre }, { spacing: { before: 260, after: 100 } }),
  style("Cellule", "Cellule", { size: 19 }, { spacing: { after: 0, ...lines(250) } }),
  style("Apres", "Après un tableau", { size: 8 }, { spacing: { after: 160 } }),
  style("Note", "Note", { size: 19, color: douce }, {}),
  style("Terme", "Terme", { size: 19, bold: true, color: douce }, { spacing: { before: 220, after: 20 } }),
  style("Chiffre", "Chiffre clé", {}, { spacing: { after: 40 } }),
  style("Encadre", "Encadré", {}, { spacing: { after: 0, ...lines(290) }, indent: { left: 230, right: 230 } }),
  style("Quote", "Citation", { italics: true, color: douce }, { indent: { left: 340, right: 340 } }),
];

/** The named styles of our Word files: whoever edits one finds titles, captions and notes where Word keeps them. */
export const stylesOf = (couleurs: Couleurs): IStylesOptions => ({
  default: defaults(couleurs),
  paragraphStyles: named(couleurs),
});
