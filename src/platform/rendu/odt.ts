import PizZip from "pizzip";
import { corpsDe, enPied, type Imprime, mentionDe, selonGenre } from "#commun/document.ts";
import { signetDe } from "./ancres.ts";
import { couleursDe } from "./couleurs.ts";
import { logoDe } from "./mesures.ts";
import { blocksOf, imageOf } from "./odt-blocs.ts";
import { NAMESPACES, PAGES } from "./odt-page.ts";
import { stylesXml, textProperties } from "./odt-styles.ts";
import { type Ecriture, paragraph, plain } from "./odt-texte.ts";
import { element, escape } from "./xml.ts";

const MIME = "application/vnd.oasis.opendocument.text";
const PIXELS_CM = 37.8;

function headOf(imprime: Imprime, ici: Ecriture): string {
  const logos = imprime.logos.map((logo, rang) => {
    const { largeur, hauteur } = logoDe(logo, imprime.logos);
    const nom = `logo-${rang + 1}.${logo.type === "png" ? "png" : "jpg"}`;
    const size = { largeur: largeur / PIXELS_CM, hauteur: hauteur / PIXELS_CM };
    return imageOf({ nom, type: `image/${logo.type}`, octets: logo.octets, alt: logo.alt, ...size }, ici);
  });
  return [
    paragraph("Filet", ""),
    logos.length > 0 ? paragraph("Text_20_body", logos.join(element("text:s", { "text:c": 4 }))) : "",
    paragraph("Title", plain(imprime.titre)),
    imprime.sousTitre ? paragraph("Subtitle", plain(imprime.sousTitre)) : "",
    paragraph("Mention", plain(mentionDe(imprime))),
  ].join("");
}

/** The headings, each leading to its place; a word processor adds the pages when it is asked to update them. */
function summaryOf(imprime: Imprime): string {
  if (!imprime.sommaire) return "";
  const titres = corpsDe(imprime).filter((bloc) => bloc.genre === "titre" && bloc.niveau <= 2);
  const lignes = titres.map((bloc) => {
    if (bloc.genre !== "titre") return "";
    const link = {
      "xlink:type": "simple",
      "xlink:href": bloc.ancre ? `#${signetDe(bloc.ancre)}` : `#${bloc.texte}|outline`,
    };
    return paragraph(`Contents_20_${bloc.niveau}`, element("text:a", link, plain(bloc.texte)));
  });
  const titre = paragraph("Contents_20_Heading", "Sommaire");
  const source = element("text:table-of-content-source", { "text:outline-level": 2 });
  const index = element("text:index-body", {}, [
    element("text:index-title", { "text:name": "Sommaire_Head" }, titre),
    ...lignes,
  ]);
  return (
    element("text:table-of-content", { "text:name": "Sommaire", "text:protected": "true" }, [source, index]) +
    paragraph("Saut", "")
  );
}

const SAUT = element(
  "style:style",
  { "style:name": "Saut", "style:family": "paragraph", "style:parent-style-name": "Note" },
  element("style:paragraph-properties", { "fo:break-before": "page", "fo:margin-bottom": "0cm" }) +
    textProperties({ "fo:font-size": "2pt" }),
);

function contentXml(imprime: Imprime, ici: Ecriture): string {
  const blocs = blocksOf(ici);
  const corps =
    headOf(imprime, ici) +
    summaryOf(imprime) +
    corpsDe(imprime)
      .map((bloc) => selonGenre(bloc, blocs))
      .join("");
  return element("office:document-content", NAMESPACES, [
    element("office:automatic-styles", {}, [SAUT, ...ici.styles.values()]),
    element("office:body", {}, element("office:text", {}, corps)),
  ]);
}

const metaXml = (imprime: Imprime) =>
  element(
    "office:document-meta",
    NAMESPACES,
    element("office:meta", {}, [
      element("meta:generator", {}, "Maillage"),
      element("dc:title", {}, escape(imprime.titre)),
      element("dc:subject", {}, escape(mentionDe(imprime))),
      element("meta:initial-creator", {}, escape(imprime.auteur)),
      element("dc:creator", {}, escape(imprime.auteur)),
      element("dc:language", {}, "fr-FR"),
      element("dc:date", {}, `${imprime.date}T00:00:00`),
    ]),
  );

const entry = (path: string, type: string) =>
  element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });

function manifestXml(images: Ecriture["images"]): string {
  return element(
    "manifest:manifest",
    { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" },
    [
      entry("/", MIME),
      ...["content.xml", "styles.xml", "meta.xml"].map((path) => entry(path, "text/xml")),
      ...[...images].map(([path, { type }]) => entry(path, type)),
    ],
  );
}

function footOf(imprime: Imprime): string {
  const pages = `${element("text:page-number", { "text:select-page": "current" }, "1")}\u{202F}/\u{202F}${element("text:page-count", {}, "1")}`;
  return paragraph("Footer", `${plain(enPied(imprime))}${element("text:tab")}${pages}`);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The file of an OpenDocument word processor: named styles, heading levels, header rows, French, numbered pages. */
export function renderOdt(imprime: Imprime): Uint8Array {
  const feuille = imprime.feuille ?? "a4";
  const couleurs = couleursDe(imprime.teinte);
  const ici: Ecriture = { couleurs, utile: PAGES[feuille].utile, styles: new Map(), images: new Map() };
  const zip = new PizZip();
  zip.file("mimetype", MIME, { compression: "STORE" });
  zip.file("content.xml", HEAD + contentXml(imprime, ici));
  zip.file("styles.xml", HEAD + stylesXml(feuille, couleurs, footOf(imprime)));
  zip.file("meta.xml", HEAD + metaXml(imprime));
  for (const [chemin, { octets }] of ici.images) zip.file(chemin, octets);
  zip.file("META-INF/manifest.xml", HEAD + manifestXml(ici.images));
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}
