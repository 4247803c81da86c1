import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { docx, type Morceau, odt, odtBrut, pdf, zip } from "../../../tests/fichiers.ts";
import { readDocument } from "./lire.ts";
import { CODES_REFUS, TAILLE_MAX } from "./model.ts";
import { PHRASES } from "./refus.ts";

const octets = (texte: string, codage: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(texte, codage));
const MORCEAUX: Morceau[] = [
  { h: 1, texte: "Le plan" },
  { p: "Un paragraphe à nous." },
  {
    table: [
      ["Pilote", "Année"],
      ["Le Relais\nde Brévonne", "2027"],
      [null, "2028"],
    ],
  },
];
const coupe = (lu: Uint8Array, part: number) => lu.slice(0, Math.floor(lu.length * part));
const ole = (marque: string) =>
  new Uint8Array(
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(marque, "utf16le")]),
  );
const bombe = () =>
  zip([
    { nom: "word/document.xml", contenu: new Uint8Array(210 * 1024 * 1024) },
    { nom: "[Content_Types].xml", contenu: "<Types/>" },
  ]);
const DTD = '<!DOCTYPE lol [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';

describe("la couche brute", () => {
  test("un titre de style sans plan, tel que l’écrit une conversion, reste un titre dans un .odt", async () => {
    const styles = { Heading_20_2: 2, Titre1: 1, P1: 1, G: null, Standard: null };
    const parent = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>';
    const corps = Object.keys(styles).map((nom) => `<text:p text:style-name="${nom}">Un texte</text:p>`);
    const lu = await readDocument(odtBrut(parent, corps.join("")), "a.odt");
    expect(lu instanceof Refus ? lu.code : lu.lignes.map(({ niveau }) => niveau)).toEqual(Object.values(styles));
  });
  const ECRITURES = { docx, odt, pdf };
  const texteDe = ({ texte }: { texte: string }) => texte;

  test.each(Object.keys(ECRITURES) as (keyof typeof ECRITURES)[])(
    "garde titres, paragraphes et cellules d’un fichier %s",
    async (format) => {
      const lu = await readDocument(ECRITURES[format](MORCEAUX), `plan.${format}`);
      if (lu instanceof Refus) throw new Error(lu.code);
      const rangees = lu.tableaux.flatMap((tableau) => tableau.rangees);
      expect(lu.lignes.find(({ niveau }) => niveau !== null)).toMatchObject({ texte: "Le plan" });
      expect(lu.lignes.map(texteDe)).toContain("Un paragraphe à nous.");
      expect(rangees.map((rangee) => rangee.map(texteDe))).toEqual([
        ["Pilote", "Année"],
        ["Le Relais\nde Brévonne", "2027"],
        ["", "2028"],
      ]);
      expect(rangees.at(2)?.at(0)).toMatchObject({ fusionnee: true });
      const [debut, fin] = rangees.at(1)?.at(0)?.lignes ?? [1, 0];
      expect(lu.lignes.slice(debut - 1, fin).map(texteDe)).toEqual(["Le Relais", "de Brévonne"]);
    },
  );

  test.each([
    ["UTF-8", octets("Écoles d’été")],
    ["UTF-8 avec marque", octets("\uFEFFÉcoles d’été")],
    ["Windows-1252", new Uint8Array([0xc9, 0x63, 0x6f, 0x6c, 0x65, 0x73, 0x20, 0x64, 0x92, 0xe9, 0x74, 0xe9])],
    ["UTF-16", octets("\uFEFFÉcoles d’été", "utf16le")],
    ["UTF-16 sans marque", octets("Écoles d’été et encore du texte latin", "utf16le")],
  ])("lit un texte en %s", async (_codage, contenu) => {
    const lu = await readDocument(contenu, "a.txt");
    expect(lu).not.toBeInstanceOf(Refus);
    expect((lu as { lignes: { texte: string }[] }).lignes[0]?.texte).toMatch(/^Écoles d’été/);
  });

  test("un tableau Markdown et un tableau à tabulations gardent leurs cellules", async () => {
    const lu = await readDocument(octets("| Pilote | Année |\n|---|---|\n| Relais | 2027 |\n\nA\tB\nC\tD\n"), "a.md");
    expect(
      (lu as { tableaux: { rangees: { texte: string }[][] }[] }).tableaux.map(({ rangees }) =>
        rangees.flat().map(({ texte }) => texte),
      ),
    ).toEqual([
      ["Pilote", "Année", "Relais", "2027"],
      ["A", "B", "C", "D"],
    ]);
  });
});

test.each<[string, string, () => Uint8Array, string]>([
  ["vide", "a.txt", () => octets(""), "vide"],
  ["de plus de 50 Mo", "a.txt", () => new Uint8Array(TAILLE_MAX + 1).fill(65), "trop-gros"],
  ["de texte sans mots", "a.txt", () => octets("- - -\n***\n"), "sans-texte"],
  [
    "binaire sous une extension de texte",
    "a.txt",
    () => new Uint8Array(4000).map((_, rang) => (rang * 7919) % 256),
    "binaire",
  ],
  ["PDF renommé en Word", "a.docx", () => pdf(MORCEAUX), "extension-trompeuse"],
  ["Word renommé en texte", "a.txt", () => docx(MORCEAUX), "extension-trompeuse"],
  ["image renommée en PDF", "a.pdf", () => octets("\u0089PNG\r\n\u001a\n", "latin1"), "extension-trompeuse"],
  ["de texte renommé en PDF", "a.pdf", () => octets("Bonjour à tous"), "extension-trompeuse"],
  ["d’un format inconnu", "a.xyz", () => octets("Bonjour"), "format-inconnu"],
  ["d’archive étrangère", "a.zip", () => zip([{ nom: "a.txt", contenu: "a" }]), "format-inconnu"],
  ["Word chiffré", "a.docx", () => ole("EncryptedPackage"), "chiffre"],
  ["Word d’avant 2007", "a.doc", () => ole("WordDocument"), "ancien-format"],
  [
    "PDF chiffré",
    "a.pdf",
    () =>
      pdf(
        MORCEAUX,
        "/Encrypt<</Filter/Standard/V 1/R 2/O(abcdefghabcdefghabcdefghabcdefgh)/U(abcdefghabcdefghabcdefghabcdefgh)/P -4>>/ID[(a)(a)]",
      ),
    "chiffre",
  ],
  ["zip chiffré", "a.docx", () => zip([{ nom: "word/document.xml", contenu: "a", chiffree: true }]), "chiffre"],
  [
    "OpenDocument chiffré",
    "a.odt",
    () =>
      zip([
        { nom: "content.xml", contenu: "x" },
        { nom: "META-INF/manifest.xml", contenu: "<m:encryption-data/>" },
      ]),
    "chiffre",
  ],
  ["Word tronqué", "a.docx", () => coupe(docx(MORCEAUX), 0.6), "tronque"],
  ["OpenDocument tronqué", "a.odt", () => coupe(odt(MORCEAUX), 0.9), "tronque"],
  ["PDF tronqué", "a.pdf", () => coupe(pdf(MORCEAUX), 0.1), "tronque"],
  [
    "d’archive qui sort de son dossier",
    "a.docx",
    () =>
      zip([
        { nom: "word/document.xml", contenu: "a" },
        { nom: "../../x.sh", contenu: "a" },
      ]),
    "archive-dangereuse",
  ],
  [
    "d’archive où un même nom vient deux fois",
    "a.docx",
    () =>
      zip([
        { nom: "word/document.xml", contenu: "<w:document/>" },
        { nom: "word/document.xml", contenu: `<?xml version="1.0"?>${DTD}<w:document/>` },
      ]),
    "tronque",
  ],
  ["OpenDocument à entités", "a.odt", () => odt(MORCEAUX, DTD), "xml-dangereux"],
  [
    "Word à entités",
    "a.docx",
    () => zip([{ nom: "word/document.xml", contenu: `<?xml version="1.0"?>${DTD}<w:document/>` }]),
    "xml-dangereux",
  ],
  ["bombe de décompression", "a.docx", bombe, "trop-gros-decompresse"],
  ["PDF sans couche de texte", "a.pdf", () => pdf([]), "numerise"],
  ["tableur", "a.csv", () => octets("a;b"), "tableur-ailleurs"],
])("un fichier %s est refusé d’une phrase", async (_cas, nom, contenu, code) => {
  const lu = await readDocument(contenu(), nom);
  expect(lu).toBeInstanceOf(Refus);
  expect((lu as Refus<string>).code).toBe(code);
});

test("chaque refus a sa phrase française, une seule", () => {
  for (const code of CODES_REFUS) expect(PHRASES[code]).toMatch(/^\p{Lu}[^\n]{10,}\.$/u);
});
