import { type Refus, refus } from "#commun/refus.ts";

export type Noeud = { nom: string; attributs: Record<string, string>; enfants: (Noeud | string)[] };

const ENTITES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const PROFONDEUR_MAX = 400;
const NOEUDS_MAX = 3_000_000;
const NOM = /[^\s/>=]+/y;
const ATTRIBUT = /\s*([^\s/>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** Only the five entities of XML and character references are known: nothing can be declared, so nothing can expand. */
export const decodeEntities = (texte: string): string =>
  texte.includes("&")
    ? texte.replace(
        /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,5}));/gi,
        (tout, hexa?: string, decimal?: string, nom?: string) => {
          if (nom !== undefined) return ENTITES[nom] ?? tout;
          const code = hexa ? Number.parseInt(hexa, 16) : Number(decimal);
          return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
        },
      )
    : texte;

/** Reads an XML text without DTD. A DOCTYPE is refused before anything is read; a text that does not close is truncated. */
export function parseXml(texte: string): Noeud | Refus<"xml-dangereux" | "tronque"> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(texte)) return refus("xml-dangereux");
  const racine: Noeud = { nom: "", attributs: {}, enfants: [] };
  const pile: Noeud[] = [racine];
  let place = 0;
  let nombre = 0;
  while (place < texte.length) {
    const ouvrante = texte.indexOf("<", place);
    if (ouvrante < 0) break;
    if (ouvrante > place) pile.at(-1)?.enfants.push(decodeEntities(texte.slice(place, ouvrante)));
    const fin = readMarkup(texte, ouvrante, pile);
    nombre += 1;
    if (fin < 0 || pile.length > PROFONDEUR_MAX || nombre > NOEUDS_MAX) return refus("tronque");
    place = fin;
  }
  return pile.length === 1 ? racine : refus("tronque");
}

/** Reads the markup at `place` and gives where it ends, or -1 when it does not end. */
function readMarkup(texte: string, place: number, pile: Noeud[]): number {
  if (texte.startsWith("<!--", place)) return after(texte, "-->", place);
  if (texte.startsWith("<![CDATA[", place)) {
    const fin = after(texte, "]]>", place);
    if (fin > 0) pile.at(-1)?.enfants.push(texte.slice(place + 9, fin - 3));
    return fin;
  }
  if (texte.startsWith("<?", place)) return after(texte, "?>", place);
  if (texte.startsWith("</", place)) return closeTag(texte, place, pile);
  return openTag(texte, place, pile);
}

const after = (texte: string, marque: string, place: number) => {
  const trouve = texte.indexOf(marque, place);
  return trouve < 0 ? -1 : trouve + marque.length;
};

function closeTag(texte: string, place: number, pile: Noeud[]): number {
  const fin = after(texte, ">", place);
  if (fin < 0 || pile.length < 2 || texte.slice(place + 2, fin - 1).trim() !== pile.at(-1)?.nom) return -1;
  pile.pop();
  return fin;
}

function openTag(texte: string, place: number, pile: Noeud[]): number {
  NOM.lastIndex = place + 1;
  const nom = NOM.exec(texte)?.[0];
  if (nom === undefined) return -1;
  const noeud: Noeud = { nom, attributs: Object.create(null) as Record<string, string>, enfants: [] };
  ATTRIBUT.lastIndex = NOM.lastIndex;
  let fin = NOM.lastIndex;
  for (let trouve = ATTRIBUT.exec(texte); trouve; trouve = ATTRIBUT.exec(texte)) {
    noeud.attributs[trouve[1] ?? ""] = decodeEntities(trouve[2] ?? trouve[3] ?? "");
    fin = ATTRIBUT.lastIndex;
  }
  const cloture = /^\s*(\/?)>/.exec(texte.slice(fin, fin + 200));
  if (!cloture) return -1;
  pile.at(-1)?.enfants.push(noeud);
  if (cloture[1] !== "/") pile.push(noeud);
  return fin + cloture[0].length;
}

/** The first element of that name, anywhere below. */
export function findNode(noeud: Noeud, nom: string): Noeud | null {
  for (const enfant of noeud.enfants) {
    if (typeof enfant === "string") continue;
    const trouve = enfant.nom === nom ? enfant : findNode(enfant, nom);
    if (trouve) return trouve;
  }
  return null;
}

export const elementsOf = (noeud: Noeud): Noeud[] => noeud.enfants.filter((enfant) => typeof enfant !== "string");
