import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { writeTableur } from "#platform/tableur.ts";
import { lireApportIci } from "./actions.ts";

const TEXTE = "Code;Libellé;Valeur\r\n48095;Mende;1 234,5\r\n";
const utf8 = (texte: string) => new TextEncoder().encode(texte);
const utf16 = (texte: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(texte, "utf16le")]);
const latin1 = (texte: string) => new Uint8Array(Buffer.from(texte, "latin1"));
const LUES = [
  ["Code", "Libellé", "Valeur"],
  ["48095", "Mende", "1 234,5"],
];
const aucun = new Set<string>();

test.each([
  ["UTF-8", utf8(TEXTE)],
  ["UTF-8 et sa marque", utf8(`\uFEFF${TEXTE}`)],
  ["UTF-16", utf16(TEXTE)],
  ["Windows-1252", latin1(TEXTE)],
  ["des tabulations", utf8(TEXTE.replaceAll(";", "\t"))],
  ["des virgules et des guillemets", utf8('Code,Libellé,Valeur\n48095,Mende,"1 234,5"\n')],
])("un CSV en %s se lit pareil", async (_cas, octets) => {
  expect(await lireApportIci(octets, "f.csv", aucun)).toMatchObject([{ rangees: LUES, numeros: [1, 2] }]);
});

test.each(["xlsx", "ods"] as const)("un classeur %s se lit comme un CSV", async (format) => {
  const colonnes = ["Code", "Libellé", "Valeur"].map((titre) => ({ titre, largeur: 10 }));
  const octets = await writeTableur(format, { nom: "F", colonnes, rangees: [["48095", "Mende", 1234.5]] });
  const lues = await lireApportIci(octets, `f.${format}`, aucun);
  expect(lues instanceof Refus ? lues : lues[0]?.rangees[1]).toEqual(["48095", "Mende", "1234,5"]);
});

test.each([
  ["vide", new Uint8Array(0), "f.csv", "vide"],
  ["sans une cellule", utf8(";;\n;;\n"), "f.csv", "sans-texte"],
  ["d’un autre format", utf8("bonjour"), "f.docx", "extension-trompeuse"],
  ["trop grand et sans codes", utf8("x;1\n".repeat(2001)), "f.csv", "trop-gros"],
])("un fichier %s se refuse", async (_cas, octets, nom, code) => {
  expect(await lireApportIci(octets, nom, aucun)).toEqual(new Refus(code));
});
