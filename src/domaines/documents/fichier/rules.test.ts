import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { FICHIER_MAX } from "./model.ts";
import { typeFichier } from "./rules.ts";

const texte = (contenu: string) => new TextEncoder().encode(contenu);
const ZIP = new Uint8Array([0x50, 0x4b, 3, 4, 0]);
const grand = (taille: number) => {
  const octets = new Uint8Array(taille);
  octets.set(texte("%PDF-1.7"));
  return octets;
};

test.each<[string, Uint8Array, unknown]>([
  ["acte.pdf", texte("%PDF-1.7 …"), "pdf"],
  ["acte.bin", texte("%PDF-1.7 …"), "pdf"],
  ["acte.pdf", texte("<!doctype html>"), new Refus("format")],
  ["acte.docx", ZIP, "docx"],
  ["acte.ODT", ZIP, "odt"],
  ["acte.zip", ZIP, new Refus("format")],
  ["scan.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "jpeg"],
  ["acte.pdf", new Uint8Array(), new Refus("sans-fichier")],
  ["acte.pdf", grand(FICHIER_MAX), "pdf"],
  ["acte.pdf", grand(FICHIER_MAX + 1), new Refus("trop-lourd")],
])("DOC-7 : %s est joint d’après son contenu, ou ne l’est pas", (nom, octets, attendu) => {
  expect(typeFichier(nom, octets)).toEqual(attendu);
});
