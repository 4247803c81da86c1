import type { Feuille } from "#commun/document.ts";
import { element } from "./xml.ts";

/** Every namespace of our files, on each root: a reader ignores those it does not meet. */
export const NAMESPACES = {
  "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  "office:version": "1.3",
};

/** Centimetres: the page, its margins, and the width left for the text. */
export const PAGES: Record<Feuille, { largeur: number; hauteur: number; marge: number; utile: number }> = {
  a4: { largeur: 21, hauteur: 29.7, marge: 2.4, utile: 16.2 },
  a4paysage: { largeur: 29.7, hauteur: 21, marge: 1.6, utile: 26.5 },
  a3paysage: { largeur: 42, hauteur: 29.7, marge: 1.6, utile: 38.8 },
};

/** The page of this size, its margins and its foot. */
export function pageOf(feuille: Feuille): string {
  const { largeur, hauteur, marge } = PAGES[feuille];
  return element("style:page-layout", { "style:name": "Page" }, [
    element("style:page-layout-properties", {
      "fo:page-width": `${largeur}cm`,
      "fo:page-height": `${hauteur}cm`,
      "style:print-orientation": largeur > hauteur ? "landscape" : "portrait",
      "fo:margin-top": "2cm",
      "fo:margin-bottom": "1.2cm",
      "fo:margin-left": `${marge}cm`,
      "fo:margin-right": `${marge}cm`,
    }),
    element(
      "style:footer-style",
      {},
      element("style:header-footer-properties", { "fo:min-height": "0.9cm", "fo:margin-top": "0.4cm" }),
    ),
  ]);
}
