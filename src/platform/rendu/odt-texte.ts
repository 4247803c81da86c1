import type { Morceau, Texte } from "#commun/document.ts";
import { type Couleurs, TONS } from "./couleurs.ts";
import { textProperties } from "./odt-styles.ts";
import { element, escape } from "./xml.ts";

/** What the body gathers as it is written: its own styles, its pictures, and the width of the text in centimetres. */
export type Ecriture = {
  couleurs: Couleurs;
  utile: number;
  styles: Map<string, string>;
  images: Map<string, { type: string; octets: Uint8Array | string }>;
};

/** A file of text keeps no run of spaces: each one is said. */
const spaced = (texte: string) =>
  escape(texte).replace(/^ | {2,}/g, (spaces) => element("text:s", { "text:c": spaces.length }));

export const plain = (texte: string) => texte.split("\n").map(spaced).join(element("text:line-break"));

function styleOf({ fort, emphase, ton }: Exclude<Morceau, string>, { styles }: Ecriture): string | null {
  const nom = [fort && "fort", emphase && "emphase", ton].filter(Boolean).join("_");
  if (nom === "") return null;
  const proprietes = {
    ...(fort ? { "fo:font-weight": "bold" } : {}),
    ...(emphase ? { "fo:font-style": "italic" } : {}),
    ...(ton ? { "fo:color": `#${TONS[ton]}` } : {}),
  };
  styles.set(nom, element("style:style", { "style:name": nom, "style:family": "text" }, textProperties(proprietes)));
  return nom;
}

function run(morceau: Morceau, ici: Ecriture): string {
  if (typeof morceau === "string") return plain(morceau);
  const style = styleOf(morceau, ici);
  const texte = plain(morceau.texte);
  const span = style ? element("text:span", { "text:style-name": style }, texte) : texte;
  if (!morceau.lien) return span;
  const link = { "xlink:type": "simple", "xlink:href": morceau.lien, "text:style-name": "Internet_20_link" };
  return element("text:a", link, span);
}

export const content = (texte: Texte, ici: Ecriture): string =>
  typeof texte === "string" ? plain(texte) : texte.map((morceau) => run(morceau, ici)).join("");

export const paragraph = (style: string, contenu: string) => element("text:p", { "text:style-name": style }, contenu);

export function listOf(elements: readonly Texte[], numerotee: boolean, ici: Ecriture, style = "Liste"): string {
  const items = elements.map((texte) => element("text:list-item", {}, paragraph(style, content(texte, ici))));
  return element("text:list", { "text:style-name": numerotee ? "Numeros" : "Puces" }, items);
}
