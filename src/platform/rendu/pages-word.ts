/**
 * Where a fault stands in a Word file. Word keeps where its pages ended when it last saved (`rendue`); a file that another program
 * wrote only holds the breaks that someone asked for: the page is then the first where it can be.
 */
export type PlaceWord = { partie: "corps" | "entete" | "pied" | "note"; page: number | null; rendue: boolean };

const MARK =
  /<w:lastRenderedPageBreak\b|<w:br\b[^>]*w:type="page"|<w:pageBreakBefore(?:\s*\/>|\s+w:val="(?:1|true|on)")|<(?:w|m|a):t(?:\s[^>]*)?>([^<]*)</g;

/** The page of the character at this offset, counted as the library counts: in the text of the part, its entities not decoded. */
export function pageAt(xml: string, offset: number): Pick<PlaceWord, "page" | "rendue"> {
  const rendue = xml.includes("<w:lastRenderedPageBreak");
  let [page, read] = [1, 0];
  for (const [mark, texte] of xml.matchAll(MARK)) {
    if (texte !== undefined) read += texte.length;
    else if (mark.startsWith("<w:lastRendered") === rendue) page += 1;
    if (read > offset) break;
  }
  return { page, rendue };
}

const PARTS = [
  ["entete", /header\d*\.xml$/],
  ["pied", /footer\d*\.xml$/],
  ["note", /(?:foot|end)notes\.xml$/],
] as const;

/** The place of a fault, in the part of the file that it names. */
export function placeOf(file: string, xml: string, offset: number | null): PlaceWord {
  const partie = PARTS.find(([, name]) => name.test(file))?.[0] ?? "corps";
  if (partie !== "corps" || offset === null) return { partie, page: null, rendue: false };
  return { partie, ...pageAt(xml, offset) };
}
