import { definePDFJSModule, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import type { Bout, Trait } from "./pdf-lignes.ts";

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
export type Page = { bouts: Bout[]; traits: Trait[]; large: number; haut: number; illustree?: boolean };

/** Opens a PDF; what pdf.js throws is told apart by name, never by sentence. */
export async function openPdf(octets: Uint8Array): Promise<Pdf | "chiffre" | "tronque"> {
  try {
    await definePDFJSModule(() => import("unpdf/pdfjs"));
    return await getDocumentProxy(new Uint8Array(octets), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
  } catch (error) {
    return (error as { name?: string }).name === "PasswordException" ? "chiffre" : "tronque";
  }
}

type Operateurs = { fnArray: number[]; argsArray: unknown[] };

/** The runs of text and the straight lines of one page. */
export async function readPage(pdf: Pdf, numero: number): Promise<Page> {
  const page = await pdf.getPage(numero);
  const [, , large = 595, haut = 842] = page.view;
  const operateurs = (await page.getOperatorList()) as Operateurs;
  const { items } = await page.getTextContent({ disableNormalization: false });
  const bouts = items.flatMap((item): Bout[] => {
    if (!("str" in item) || item.str === "") return [];
    const police = fontName(page, item.fontName);
    const texte = isSymbol(item.str, police) ? "•" : item.str;
    return [{ texte, ...placeOf(item, haut), gras: /bold|gras|black|heavy|semibold|demi/i.test(police) }];
  });
  const traits = await readStrokes(operateurs, haut);
  const { OPS } = await getResolvedPDFJS();
  const illustree = operateurs.fnArray.some((un) => un === OPS.paintImageXObject || un === OPS.paintInlineImageXObject);
  page.cleanup();
  return { bouts, traits, large, haut, illustree };
}

type Item = { transform: number[]; height: number; width: number };

function placeOf({ transform, height, width }: Item, haut: number): Omit<Bout, "texte" | "gras"> {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  return { x, y: haut - y, largeur: width, hauteur: height || Math.hypot(b, d) || Math.abs(a) };
}

function fontName(
  page: { commonObjs: { get: (nom: string) => unknown; has: (nom: string) => boolean } },
  police: string,
) {
  const objet = page.commonObjs.has(police) ? (page.commonObjs.get(police) as { name?: string } | null) : null;
  return objet?.name ?? "";
}

/** A letter of a drawing font is a bullet, whatever letter carries it; ticked boxes keep theirs. */
const isSymbol = (texte: string, police: string) =>
  /wingding|webding|dingbat|symbol/i.test(police) && /^\S$/u.test(texte) && !/[oq¨þýxRS☐☑☒✓✔✗✘]/u.test(texte);

type Matrice = [number, number, number, number, number, number];
const IDENTITE: Matrice = [1, 0, 0, 1, 0, 0];
const multiply = ([a, b, c, d, e, f]: Matrice, [g, h, i, j, k, l]: Matrice): Matrice => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

/**
 * Follows the drawing operators for the straight lines: table borders are lines, rectangles, or thin filled rectangles. A path
 * that only clips is not drawn.
 */
async function readStrokes({ fnArray, argsArray }: Operateurs, haut: number): Promise<Trait[]> {
  const { OPS } = await getResolvedPDFJS();
  const traits: Trait[] = [];
  const pile: Matrice[] = [];
  let matrice: Matrice = IDENTITE;
  fnArray.forEach((operateur, rang) => {
    const args = argsArray[rang] as unknown[] | null;
    if (operateur === OPS.save) pile.push(matrice);
    else if (operateur === OPS.restore) matrice = pile.pop() ?? IDENTITE;
    else if (operateur === OPS.transform && args) matrice = multiply(matrice, args as unknown as Matrice);
    else if (operateur === OPS.constructPath && args && args[0] !== OPS.endPath)
      traits.push(...pathStrokes(args, matrice, haut));
  });
  return traits;
}

type Point = [number, number];

/** How many numbers each drawing code takes, itself included: move, line, curve, quadratic curve, close. */
const PAS = [3, 3, 7, 5, 1];
const FERMER = 4;

/** A path is a flat list of codes and points; only its straight sides matter here. */
function pathStrokes([, chemins]: unknown[], matrice: Matrice, haut: number): Trait[] {
  const chemin = Array.from((chemins as ArrayLike<number>[] | null)?.[0] ?? []);
  const traits: Trait[] = [];
  let depart: Point = [0, 0];
  let ici: Point = [0, 0];
  for (let rang = 0; rang < Math.min(chemin.length, 20_000); ) {
    const code = chemin[rang] ?? FERMER;
    const fin = rang + (PAS[code] ?? 1);
    const vers = code === FERMER ? depart : pointAt(chemin, fin - 2);
    if (code === 0) depart = vers;
    if (code === 1 || code === FERMER) traits.push(...stroke(apply(matrice, ici), apply(matrice, vers), haut));
    [ici, rang] = [vers, fin];
  }
  return traits;
}

const pointAt = (chemin: number[], rang: number): Point => [chemin[rang] ?? 0, chemin[rang + 1] ?? 0];

const apply = ([a, b, c, d, e, f]: Matrice, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

function stroke([x1, y1]: Point, [x2, y2]: Point, haut: number): Trait[] {
  if (Math.abs(y1 - y2) < 1 && Math.abs(x1 - x2) > 4)
    return [{ sens: "h", place: haut - y1, debut: Math.min(x1, x2), fin: Math.max(x1, x2) }];
  if (Math.abs(x1 - x2) < 1 && Math.abs(y1 - y2) > 4)
    return [{ sens: "v", place: x1, debut: haut - Math.max(y1, y2), fin: haut - Math.min(y1, y2) }];
  return [];
}
