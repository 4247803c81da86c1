import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { extractImages } from "unpdf";
import { openPdf, type Pdf } from "./pdf-page.ts";

/** Reads the images of a scanned PDF: a path in, the text of each page on stdout, one line of progress a page on stderr; with a page number, its image. */
const PAGES_MAX = 150;
const DELAI_PAGE = 10_000;

type Image = { data: Uint8ClampedArray; width: number; height: number; channels: 1 | 3 | 4 };

function chunk(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, "latin1"), contenu]);
  const cadre = Buffer.alloc(8);
  cadre.writeUInt32BE(contenu.length, 0);
  cadre.writeUInt32BE(crc32(corps), 4);
  return Buffer.concat([cadre.subarray(0, 4), corps, cadre.subarray(4)]);
}

/** A grey PNG of an image: a third of the memory of its colours, and all that recognition needs. */
function greyPng({ data, width, height, channels }: Image): Buffer {
  const lignes = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const place = (y * width + x) * channels;
      const [rouge = 0, vert = rouge, bleu = rouge] =
        channels === 1 ? [data[place]] : [data[place], data[place + 1], data[place + 2]];
      lignes[y * (width + 1) + 1 + x] = Math.round(rouge * 0.3 + vert * 0.59 + bleu * 0.11);
    }
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(width, 0);
  entete.writeUInt32BE(height, 4);
  entete.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", entete),
    chunk("IDAT", deflateSync(lignes, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function pageImage(pdf: Pdf, numero: number): Promise<Buffer | null> {
  const images = await extractImages(pdf, numero);
  const plusGrande = images.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  return plusGrande ? greyPng(plusGrande) : null;
}

async function openRecognition() {
  const { createWorker } = await import("tesseract.js");
  const langue = dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/fra/package.json"));
  return createWorker("fra", 1, { langPath: join(langue, "4.0.0_best_int"), gzip: true, cacheMethod: "none" });
}

const tooLong = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), DELAI_PAGE).unref());

async function recognise(chemin: string): Promise<{ pages: string[] } | { refus: string }> {
  const pdf = await openPdf(readFileSync(chemin));
  if (typeof pdf === "string") return { refus: pdf };
  if (pdf.numPages > PAGES_MAX) return { refus: "trop-gros" };
  let lecteur = await openRecognition();
  const pages: string[] = [];
  for (let numero = 1; numero <= pdf.numPages; numero++) {
    const image = await pageImage(pdf, numero);
    const lu = image && (await Promise.race([lecteur.recognize(image), tooLong()]));
    if (image && !lu) {
      await lecteur.terminate();
      lecteur = await openRecognition();
    }
    pages.push(lu ? lu.data.text : "");
    process.stderr.write(`Page ${numero} sur ${pdf.numPages}\n`);
  }
  await lecteur.terminate();
  return { pages };
}

/** The image of one page, in base64. */
async function imageOf(chemin: string, numero: number): Promise<{ image: string } | { refus: string }> {
  const pdf = await openPdf(readFileSync(chemin));
  if (typeof pdf === "string") return { refus: pdf };
  const image = numero >= 1 && numero <= pdf.numPages ? await pageImage(pdf, numero) : null;
  return image ? { image: image.toString("base64") } : { refus: "introuvable" };
}

const [chemin = "", page] = process.argv.slice(2);
process.stdout.write(JSON.stringify(page ? await imageOf(chemin, Number(page)) : await recognise(chemin)));
