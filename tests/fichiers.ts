export { pdf } from "./fichier-pdf.ts";
import { crc32, deflateRawSync } from "node:zlib";

/** A document to write in any format: headings, paragraphs and tables. */
export type Morceau = { h: number; texte: string } | { p: string; gras?: boolean } | { table: (string | null)[][] };

const echapper = (texte: string) =>
  texte.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export type EntreeZip = { nom: string; contenu: string | Uint8Array; chiffree?: boolean };

/** A zip archive, deflated; `chiffree` sets the flag of an encrypted entry. */
export function zip(entrees: EntreeZip[]): Uint8Array {
  const locaux: Buffer[] = [];
  const centraux: Buffer[] = [];
  let place = 0;
  for (const { nom, contenu, chiffree } of entrees) {
    const octets = Buffer.from(contenu as Uint8Array);
    const comprime = deflateRawSync(octets);
    const commun = Buffer.alloc(26);
    commun.writeUInt16LE(20, 0);
    commun.writeUInt16LE((chiffree ? 1 : 0) | 0x800, 2);
    commun.writeUInt16LE(8, 4);
    commun.writeUInt32LE(crc32(octets), 10);
    commun.writeUInt32LE(comprime.length, 14);
    commun.writeUInt32LE(octets.length, 18);
    commun.writeUInt16LE(Buffer.byteLength(nom), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), commun, Buffer.from(nom), comprime]);
    const fin = Buffer.alloc(14);
    fin.writeUInt32LE(place, 10);
    centraux.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), commun, fin, Buffer.from(nom)]));
    locaux.push(local);
    place += local.length;
  }
  const repertoire = Buffer.concat(centraux);
  const bout = Buffer.alloc(22);
  bout.write("PK\x05\x06", 0, "latin1");
  bout.writeUInt16LE(entrees.length, 8);
  bout.writeUInt16LE(entrees.length, 10);
  bout.writeUInt32LE(repertoire.length, 12);
  bout.writeUInt32LE(place, 16);
  return new Uint8Array(Buffer.concat([...locaux, repertoire, bout]));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const texteDocx = (texte: string) => `<w:t xml:space="preserve">${echapper(texte)}</w:t>`;
const runDocx = (texte: string, gras = false) =>
  `<w:r>${gras ? "<w:rPr><w:b/></w:rPr>" : ""}${texte
    .split("\n")
    .map((ligne) => ligne.split("\t").map(texteDocx).join("<w:tab/>"))
    .join("<w:br/>")}</w:r>`;
const paraDocx = (texte: string, style = "", gras = false) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${runDocx(texte, gras)}</w:p>`;

/** A cell: null is covered by the one above. */
const celluleDocx = (texte: string | null, dessous: string | null | undefined) => {
  const fusion =
    texte === null
      ? "<w:tcPr><w:vMerge/></w:tcPr>"
      : dessous === null
        ? '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
        : "";
  return `<w:tc>${fusion}${(texte ?? "")
    .split("\n")
    .map((ligne) => paraDocx(ligne))
    .join("")}</w:tc>`;
};

export function docx(morceaux: Morceau[]): Uint8Array {
  const corps = morceaux.map((morceau) => {
    if ("h" in morceau) return paraDocx(morceau.texte, `Titre${morceau.h}`);
    if ("p" in morceau) return paraDocx(morceau.p, "", morceau.gras);
    const rangees = morceau.table.map(
      (rangee, rang) =>
        `<w:tr>${rangee.map((texte, colonne) => celluleDocx(texte, morceau.table[rang + 1]?.[colonne])).join("")}</w:tr>`,
    );
    return `<w:tbl>${rangees.join("")}</w:tbl>`;
  });
  const styles = [1, 2, 3].map(
    (niveau) => `<w:style w:type="paragraph" w:styleId="Titre${niveau}"><w:name w:val="heading ${niveau}"/></w:style>`,
  );
  return zip([
    {
      nom: "[Content_Types].xml",
      contenu:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      nom: "_rels/.rels",
      contenu:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { nom: "word/styles.xml", contenu: `<?xml version="1.0"?><w:styles ${W}>${styles.join("")}</w:styles>` },
    {
      nom: "word/_rels/document.xml.rels",
      contenu:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    },
    {
      nom: "word/document.xml",
      contenu: `<?xml version="1.0"?><w:document ${W}><w:body>${corps.join("")}</w:body></w:document>`,
    },
  ]);
}

const paraOdt = (texte: string, gras = false) =>
  `<text:p${gras ? ' text:style-name="G"' : ""}>${echapper(texte).replace(/\n/g, "<text:line-break/>").replace(/\t/g, "<text:tab/>")}</text:p>`;
const celluleOdt = (texte: string | null) =>
  texte === null
    ? "<table:covered-table-cell/>"
    : `<table:table-cell>${
        texte === ""
          ? ""
          : texte
              .split("\n")
              .map((ligne) => paraOdt(ligne))
              .join("")
      }</table:table-cell>`;

export function odt(morceaux: Morceau[], avant = ""): Uint8Array {
  const corps = morceaux.map((morceau) => {
    if ("h" in morceau) return `<text:h text:outline-level="${morceau.h}">${echapper(morceau.texte)}</text:h>`;
    if ("p" in morceau) return paraOdt(morceau.p, morceau.gras);
    return `<table:table>${morceau.table.map((rangee) => `<table:table-row>${rangee.map(celluleOdt).join("")}</table:table-row>`).join("")}</table:table>`;
  });
  return odtBrut("", corps.join(""), avant);
}

/** An OpenDocument text whose automatic styles and body are given as XML. */
export function odtBrut(automatiques: string, corps: string, avant = ""): Uint8Array {
  const noms = ["office", "text", "table", "style"]
    .map((nom) => `xmlns:${nom}="urn:oasis:names:tc:opendocument:xmlns:${nom}:1.0"`)
    .join(" ");
  const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
  const gras =
    '<style:style style:name="G" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>';
  const styles = `<office:automatic-styles>${gras}${automatiques}</office:automatic-styles>`;
  return zip([
    { nom: "mimetype", contenu: "application/vnd.oasis.opendocument.text" },
    {
      nom: "content.xml",
      contenu: `<?xml version="1.0"?>${avant}<office:document-content ${noms} ${fo}>${styles}<office:body><office:text>${corps}</office:text></office:body></office:document-content>`,
    },
    { nom: "META-INF/manifest.xml", contenu: "<manifest/>" },
  ]);
}

/** The same document as plain text: blank lines between paragraphs, tabulations between cells. */
export const txt = (morceaux: Morceau[]): Uint8Array =>
  new TextEncoder().encode(
    morceaux
      .map((morceau) => {
        if ("h" in morceau) return morceau.texte;
        if ("p" in morceau) return morceau.gras ? `**${morceau.p}**` : morceau.p;
        return morceau.table
          .map((rangee) => rangee.map((texte) => (texte ?? "").replace(/\n/g, "<br>")).join("\t"))
          .join("\n");
      })
      .join("\n\n"),
  );

/** The same document in Markdown: headings with sharps, tables between bars. */
export const md = (morceaux: Morceau[]): Uint8Array =>
  new TextEncoder().encode(
    morceaux
      .map((morceau) => {
        if ("h" in morceau) return `${"#".repeat(morceau.h)} ${morceau.texte}`;
        if ("p" in morceau) return morceau.gras ? `**${morceau.p}**` : morceau.p;
        const rangees = morceau.table.map(
          (rangee) => `| ${rangee.map((texte) => (texte ?? "").replace(/\n/g, "<br>")).join(" | ")} |`,
        );
        return [rangees[0], rangees[0]?.replace(/[^|]+/g, "---"), ...rangees.slice(1)].join("\n");
      })
      .join("\n\n"),
  );
