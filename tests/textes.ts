import { Refus } from "#commun/refus.ts";
import { openArchive } from "#platform/files/archive.ts";

const entites: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (xml: string) =>
  xml
    .replace(/&#(x?)([0-9a-f]+);/gi, (_tout, hexa: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hexa ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_tout, nom: string) => entites[nom] ?? "");

const rang = (nom: string) => Number(/(\d+)\.xml$/.exec(nom)?.[1] ?? 0);

export function partDe(octets: Uint8Array, forme: RegExp): string[] {
  const archive = openArchive(octets);
  if (archive instanceof Refus) throw new Error(archive.code);
  const noms = archive.noms.filter((nom) => forme.test(nom));
  return noms
    .toSorted((a, b) => rang(a) - rang(b))
    .map((nom) => {
      const lu = archive.read(nom);
      return lu instanceof Uint8Array ? Buffer.from(lu).toString("utf8") : "";
    });
}

const sansBalises = (xml: string) => decode(xml.replace(/<[^>]*>/g, ""));

const SOMMAIRE_DOCX = /<w:p>(?:(?!<\/w:p>)[\s\S])*?"TOCHeading"[\s\S]*?<\/w:p>|<w:sdt>[\s\S]*?<\/w:sdt>/g;

/** The text that each format shows, in reading order, without its table of contents. */
export const texteDocx = (octets: Uint8Array) =>
  [
    ...(partDe(octets, /^word\/document\.xml$/)[0] ?? "")
      .replace(SOMMAIRE_DOCX, "")
      .matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g),
  ]
    .map(([, texte = ""]) => decode(texte))
    .join("\n");

export const texteOdt = (octets: Uint8Array) =>
  sansBalises(
    (partDe(octets, /^content\.xml$/)[0] ?? "")
      .replace(/<draw:frame[\s\S]*?<\/draw:frame>/g, "")
      .replace(/<text:table-of-content[\s\S]*?<\/text:table-of-content>/g, "")
      .replace(/[\s\S]*<office:body>/, ""),
  );

/** The words drawn in a figure are not counted: its twin table says them. */
const DESSIN = /<p:sp>(?:(?!<\/p:sp>)[\s\S])*?name="Dessin(?:(?!<\/p:sp>)[\s\S])*<\/p:sp>/g;

export const textePptx = (octets: Uint8Array) =>
  partDe(octets, /^ppt\/slides\/slide\d+\.xml$/)
    .flatMap((xml) => [
      ...xml
        .replace(DESSIN, "")
        .replace(/<a:fld[\s\S]*?<\/a:fld>/g, "")
        .matchAll(/<a:t>([^<]*)<\/a:t>/g),
    ])
    .map(([, texte = ""]) => decode(texte))
    .join("\n");

export const texteHtml = (html: string) => sansBalises(html.replace(/<svg[\s\S]*?<\/svg>/g, ""));

/** What is compared: letters and signs; spaces, and the hyphens that end a line, are the format's own. */
export const lettres = (texte: string) => texte.replace(/[\s\u200B\u00AD\u2010-]/g, "");
