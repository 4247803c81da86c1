import PizZip from "pizzip";
import PptxGen from "pptxgenjs";
import { type Imprime, mentionDe } from "#commun/document.ts";
import { couleursDe } from "./couleurs.ts";
import { CORPS, diaposDe } from "./diapos.ts";
import { logoDe, PIXEL } from "./mesures.ts";
import { type Deck, drawBody, type Ecriture, FONT } from "./pptx-elements.ts";

/** Its types tell of a CommonJS module; what Node imports is the class itself. */
const Maker = PptxGen as unknown as new () => Deck;
const PIXELS_INCH = 96;
const LARGEUR = 13.33;

type Place = { y: number; h: number; fontSize: number; color: string; valign: "middle" | "bottom" };

function defineMaster({ deck, couleurs }: Ecriture, title: string, place: Place): void {
  const named = {
    name: "titre",
    type: "title" as const,
    x: CORPS.x,
    w: CORPS.w,
    fontFace: FONT,
    bold: true,
    margin: 0,
  };
  const number = { x: 12.2, y: 7.02, w: 0.7, h: 0.3, fontFace: FONT, fontSize: 11, color: couleurs.douce };
  deck.defineSlideMaster({
    title,
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: LARGEUR, h: 0.09, fill: { color: couleurs.accent } } },
      { placeholder: { options: { ...named, ...place }, text: "" } },
    ],
    slideNumber: { ...number, align: "right" },
  });
}

function open({ deck, couleurs }: Ecriture, imprime: Imprime): void {
  const slide = deck.addSlide({ masterName: "Ouverture" });
  slide.addText(imprime.titre, { placeholder: "titre", lang: "fr-FR" });
  const dessous = [imprime.sousTitre ?? "", mentionDe(imprime)].filter(Boolean).map((text, rang, tous) => ({
    text,
    options: { breakLine: rang < tous.length - 1, fontSize: rang < tous.length - 1 ? 20 : 14 },
  }));
  slide.addText(dessous, {
    x: CORPS.x,
    y: 3.85,
    w: CORPS.w,
    h: 1,
    margin: 0,
    valign: "top",
    fontFace: FONT,
    color: couleurs.douce,
    lang: "fr-FR",
  });
  let x = CORPS.x;
  for (const logo of imprime.logos) {
    const { largeur, hauteur } = logoDe(logo);
    const [w, h] = [(1.4 * largeur) / PIXELS_INCH, (1.4 * hauteur) / PIXELS_INCH];
    const data = `data:image/${logo.type};base64,${Buffer.from(logo.octets).toString("base64")}`;
    slide.addImage({ data, altText: logo.alt, x, y: 0.6, w, h });
    x += w + 0.4;
  }
}

/** The library writes a drawing twice, the second time as a PNG that is none: a white pixel stands in its place. */
function mended(bytes: ArrayBuffer): Uint8Array {
  const zip = new PizZip(bytes);
  for (const file of zip.file(/^ppt\/media\/.*\.png$/)) if (file.asText().startsWith("<")) zip.file(file.name, PIXEL);
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

/** The slides of a document: real titles, numbers, alternative texts. */
export async function renderPptx(imprime: Imprime): Promise<Uint8Array> {
  const deck = new Maker();
  const ici: Ecriture = { deck, couleurs: couleursDe(imprime.teinte) };
  deck.layout = "LAYOUT_WIDE";
  deck.title = imprime.titre;
  deck.author = imprime.auteur;
  deck.company = imprime.auteur;
  deck.subject = mentionDe(imprime);
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const { accent, encre } = ici.couleurs;
  defineMaster(ici, "Ouverture", { y: 2.4, h: 1.3, fontSize: 40, color: encre, valign: "bottom" });
  defineMaster(ici, "Page", { y: 0.45, h: 0.8, fontSize: 28, color: accent, valign: "middle" });
  open(ici, imprime);
  let previous = "";
  for (const { titre, elements } of diaposDe(imprime)) {
    const slide = deck.addSlide({ masterName: "Page" });
    slide.addText(titre === previous ? `${titre} (suite)` : titre, { placeholder: "titre", lang: "fr-FR" });
    drawBody(slide, elements, ici);
    previous = titre;
  }
  return mended((await deck.write({ outputType: "arraybuffer" })) as ArrayBuffer);
}
