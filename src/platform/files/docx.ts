import { Refus, refus } from "#commun/refus.ts";
import { type Archive, checkArchive, type RefusArchive } from "./archive.ts";
import { type Bloc, type CelluleBrute, compose, paragraphe } from "./composition.ts";
import type { Contenu } from "./model.ts";
import { elementsOf, type Noeud, parseXml } from "./xml.ts";

const STYLES = [1, 2, 3, 4, 5, 6].flatMap((niveau) => [
  `p[style-name='Titre ${niveau}'] => h${niveau}:fresh`,
  `p[style-name='heading ${niveau}'] => h${niveau}:fresh`,
]);

/** Reads a Word file through mammoth, once every part has been inflated within the budget and holds no DTD. */
export async function readDocx(
  archive: Archive,
  octets: Uint8Array,
): Promise<Contenu | Refus<RefusArchive | "xml-dangereux">> {
  const faute = checkArchive(archive) ?? findDtd(archive);
  if (faute) return faute;
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength) },
      {
        styleMap: [...STYLES, "p[style-name='Title'] => h1:fresh", "p[style-name='Titre'] => h1:fresh"],
        ignoreEmptyParagraphs: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    const racine = parseXml(value);
    return racine instanceof Refus ? racine : compose(readBlocks(racine));
  } catch {
    return refus("tronque");
  }
}

function findDtd(archive: Archive): Refus<RefusArchive | "xml-dangereux"> | null {
  for (const nom of archive.noms.filter((entree) => /\.(?:xml|rels)$/i.test(entree))) {
    const octets = archive.read(nom);
    if (octets instanceof Refus) return octets;
    if (octets && /<!(?:DOCTYPE|ENTITY)/i.test(new TextDecoder().decode(octets))) return refus("xml-dangereux");
  }
  return null;
}

/** Walks the HTML that mammoth writes: paragraphs, headings, lists and tables. */
function readBlocks(noeud: Noeud, puce = ""): Bloc[] {
  return elementsOf(noeud).flatMap((enfant): Bloc[] => {
    const titre = /^h([1-6])$/.exec(enfant.nom);
    if (titre) return [paragraphe(textOf(enfant), Number(titre[1]))];
    if (enfant.nom === "p") return [paragraphe(puce + textOf(enfant), null, isBold(enfant))];
    if (enfant.nom === "ul" || enfant.nom === "ol") return elementsOf(enfant).flatMap(readItem);
    if (enfant.nom === "table") return [{ genre: "table", rangees: readRows(enfant) }];
    return readBlocks(enfant, puce);
  });
}

/** An item is its own text, then the lists inside it. */
function readItem(item: Noeud): Bloc[] {
  const direct = {
    ...item,
    enfants: item.enfants.filter((enfant) => typeof enfant === "string" || !/^(?:ul|ol|table|p)$/.test(enfant.nom)),
  };
  const texte = textOf(direct).trim();
  const suite = {
    ...item,
    enfants: item.enfants.filter((enfant) => typeof enfant !== "string" && /^(?:ul|ol|table|p)$/.test(enfant.nom)),
  };
  return [...(texte === "" ? [] : [paragraphe(`- ${texte}`)]), ...readBlocks(suite, texte === "" ? "- " : "")];
}

const textOf = (noeud: Noeud): string =>
  noeud.enfants
    .map((enfant) => (typeof enfant === "string" ? enfant : enfant.nom === "br" ? "\n" : textOf(enfant)))
    .join("");

const isBold = (noeud: Noeud): boolean => {
  const pleins = noeud.enfants.filter((enfant) => typeof enfant !== "string" || enfant.trim() !== "");
  return pleins.length > 0 && pleins.every((enfant) => typeof enfant !== "string" && enfant.nom === "strong");
};

/** Rows with the columns that a cell spans filled, so that a column keeps its rank. */
function readRows(table: Noeud): CelluleBrute[][] {
  const couvertes = new Map<string, true>();
  const rangs = elementsOf(table).flatMap((enfant) =>
    enfant.nom === "tr" ? [enfant] : elementsOf(enfant).filter(({ nom }) => nom === "tr"),
  );
  return rangs.map((tr, rangee) => {
    const cellules: CelluleBrute[] = [];
    const cover = () => {
      while (couvertes.has(`${rangee},${cellules.length}`)) cellules.push({ blocs: [], fusionnee: true });
    };
    for (const cellule of elementsOf(tr)) {
      cover();
      const [large, haute] = [span(cellule, "colspan"), span(cellule, "rowspan")];
      for (let bas = 1; bas < haute; bas++)
        for (let droite = 0; droite < large; droite++)
          couvertes.set(`${rangee + bas},${cellules.length + droite}`, true);
      cellules.push({ blocs: readCell(cellule) }, ...Array.from({ length: large - 1 }, () => ({ blocs: [] })));
    }
    cover();
    return cellules;
  });
}

const span = ({ attributs }: Noeud, nom: "colspan" | "rowspan") =>
  Math.min(100, Math.max(1, Number(attributs[nom] ?? 1) || 1));

function readCell(cellule: Noeud): Bloc[] {
  const blocs = readBlocks(cellule);
  const texte = textOf(cellule).trim();
  return blocs.length > 0 || texte === "" ? blocs : [paragraphe(texte)];
}
