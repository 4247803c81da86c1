import { type Refus, refus } from "#commun/refus.ts";
import { FICHIER_MAX, type RefusFichier, type TypeFichier } from "./model.ts";

const commence = (octets: Uint8Array, marque: readonly number[]) =>
  marque.every((octet, rang) => octets[rang] === octet);

const MARQUES: readonly (readonly [readonly number[], TypeFichier])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "pdf"],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "png"],
  [[0xff, 0xd8, 0xff], "jpeg"],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** DOC-7 : un acte se joint en PDF, en image, en Word ou en OpenDocument, d'après son contenu ; une archive dit laquelle par son nom. */
export function typeFichier(nom: string, octets: Uint8Array): TypeFichier | Refus<RefusFichier> {
  if (octets.length === 0) return refus("sans-fichier");
  if (octets.length > FICHIER_MAX) return refus("trop-lourd");
  const connu = MARQUES.find(([marque]) => commence(octets, marque));
  if (connu) return connu[1];
  const suffixe = /\.(docx|odt)$/i.exec(nom)?.[1]?.toLowerCase();
  return commence(octets, ZIP) && (suffixe === "docx" || suffixe === "odt") ? suffixe : refus("format");
}
