import PizZip from "pizzip";
import PptxGen from "pptxgenjs";
import { type Imprime, mentionDe } from "#commun/document.ts";
import { couleursDe } from "./couleurs.ts";
import { CORPS, diaposDe } from "./diapos.ts";
import { logoDe, PIXEL } from "./mesures.ts";
import { type Deck, drawBody, type Ecriture, FONT } from "./pptx-elements.ts";
import { escape } from "./xml.ts";

/** Its types tell of a CommonJS module; what Node imports is the class itself. */
const Maker = PptxGen as unknown as new () => Deck;
const PIXELS_INCH = 96;
const LARGEUR = 13.33;
const HAUTEUR = 7.5;

type Objects = NonNullable<Parameters<Deck["defineSlideMaster"]>[0]["objects"]>;
type Place = { y: number; h: number; fontSize: number; color: string; valign: "middle" | "bottom" };

function defineMaster({ deck, couleurs }: Ecriture, title: string, place: Place, objects: Objects): void {
  const named = { name: "titre", type: "title" as const, x: CORPS.x, w: CORPS.w, align: "left" as const };
  const options = { ...named, fontFace: FONT, bold: true, margin: 0, ...place };
  const number = { x: 12.2, y: 7.02, w: 0.7, h: 0.3, fontFace: FONT, fontSize: 11, color: couleurs.douce };
  deck.defineSlideMaster({
    title,
    background: { color: "FFFFFF" },
    objects: [...objects, { placeholder: { options, text: "" } }],
    slideNumber: { ...number, align: "right" },
  });
}

/** Two masters: the opening, and the pages that recall at their foot what they speak of and of which day. */
function defineMasters(ici: Ecriture, imprime: Imprime): void {
  const { accent, encre, douce } = ici.couleurs;
  const band = (w: number, h: number) => ({ rect: { x: 0, y: 0, w, h, fill: { color: accent } } });
  const foot = { x: CORPS.x, y: 7.02, w: 11, h: 0.3, margin: 0, fontFace: FONT, fontSize: 10, color: douce };
  const mention = { text: { text: mentionDe(imprime), options: foot } };
  defineMaster(ici, "Ouverture", { y: 2, h: 2, fontSize: 40, color: encre, valign: "bottom" }, [band(0.3, HAUTEUR)]);
  defineMaster(ici, "Page", { y: 0.4, h: 0.9, fontSize: 28, color: accent, valign: "middle" }, [
    band(LARGEUR, 0.12),
    mention,
  ]);
}

/** A long title is written smaller: it holds in its place, at most on three lines. */
const sizeOf = (titre: string, sizes: readonly (readonly [number, number])[]): number =>
  sizes.find(([letters]) => titre.length <= letters)?.[1] ?? 14;
const OPENING = [
  [40, 40],
  [90, 32],
  [160, 26],
  [320, 20],
] as const;
const PAGE = [
  [50, 28],
  [115, 22],
  [270, 16],
] as const;

function drawLogos(slide: ReturnType<Deck["addSlide"]>, { logos }: Imprime): void {
  let x = CORPS.x;
  for (const logo of logos) {
    const { largeur, hauteur } = logoDe(logo);
    const scale = Math.min(1.4, (CORPS.w / Math.max(1, logos.length) - 0.4) / (largeur / PIXELS_INCH));
    const [w, h] = [(scale * largeur) / PIXELS_INCH, (scale * hauteur) / PIXELS_INCH];
    const data = `data:image/${logo.type};base64,${Buffer.from(logo.octets).toString("base64")}`;
    slide.addImage({ data, altText: logo.alt, x, y: 0.6, w, h });
    x += w + 0.4;
  }
}

function open({ deck, couleurs }: Ecriture, imprime: Imprime): void {
  const slide = deck.addSlide({ masterName: "Ouverture" });
  const fontSize = sizeOf(imprime.titre, OPENING);
  slide.addText([{ text: imprime.titre, options: { fontSize } }], { placeholder: "titre", lang: "fr-FR" });
  const dessous = [imprime.sousTitre ?? "", mentionDe(imprime)].filter(Boolean).map((text, rang, tous) => ({
    text,
    options: {
      breakLine: rang < tous.length - 1,
      fontSize: rang < tous.length - 1 ? 20 : 14,
      paraSpaceAfter: 6,
    },
  }));
  const place = { x: CORPS.x, y: 4.15, w: CORPS.w, h: 1.4, margin: 0, valign: "top" as const };
  slide.addText(dessous, { ...place, fontFace: FONT, color: couleurs.douce, lang: "fr-FR" });
  drawLogos(slide, imprime);
}

/** The library repeats what a paragraph is before each of its runs, where the format has it once, before them all. */
const sayOnce = (xml: string) => xml.replace(/(<\/a:r>)<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, "$1");

/** The alternative text of each drawing made of shapes, on the one that bears its number. */
const sayDrawings = (xml: string, dessins: readonly string[]) =>
  xml.replace(/name="Dessin (\d+)"/g, (name, rang) => `${name} descr="${escape(dessins[Number(rang) - 1] ?? "")}"`);

/** The library writes a drawing twice, the second time as a PNG that is none: a white pixel stands in its place. */
function mended(bytes: ArrayBuffer, dessins: readonly string[]): Uint8Array {
  const zip = new PizZip(bytes);
  for (const file of zip.file(/^ppt\/media\/.*\.png$/)) if (file.asText().startsWith("<")) zip.file(file.name, PIXEL);
  for (const file of zip.file(/^ppt\/slides\/slide\d+\.xml$/))
    zip.file(file.name, sayDrawings(sayOnce(file.asText()), dessins));
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

/** The slides of a document: real titles, numbers, alternative texts. */
export async function renderPptx(imprime: Imprime): Promise<Uint8Array> {
  const deck = new Maker();
  const ici: Ecriture = { deck, couleurs: couleursDe(imprime.teinte), dessins: [] };
  deck.layout = "LAYOUT_WIDE";
  deck.title = imprime.titre;
  deck.author = imprime.auteur;
  deck.company = imprime.auteur;
  deck.subject = mentionDe(imprime);
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  defineMasters(ici, imprime);
  open(ici, imprime);
  let previous = "";
  for (const { titre, elements } of diaposDe(imprime)) {
    const slide = deck.addSlide({ masterName: "Page" });
    const texte = titre === previous ? `${titre} (suite)` : titre;
    const run = { text: texte, options: { fontSize: sizeOf(texte, PAGE) } };
    slide.addText([run], { placeholder: "titre", lang: "fr-FR" });
    drawBody(slide, elements, ici);
    previous = titre;
  }
  return mended((await deck.write({ outputType: "arraybuffer" })) as ArrayBuffer, ici.dessins);
}
