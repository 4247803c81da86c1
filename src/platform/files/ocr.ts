import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { crc32, deflateSync } from "node:zlib";
import { extractImages } from "unpdf";
import { compose } from "./composition.ts";
import { isTooLong } from "./enfant.ts";
import type { PageReconnue } from "./lire.ts";
import { eraseRules } from "./ocr-traits.ts";
import type { PagePerdue } from "./model.ts";
import { LETTRES_PAR_PAGE } from "./pdf.ts";
import { layPages } from "./pdf-mise.ts";
import { openPdf, type Pdf, readPage } from "./pdf-page.ts";

/** Reads the images of a scanned PDF: a path in, the text of each page on stdout, one line of progress a page on stderr; with a page number, its image. */
const PAGES_MAX = 150;
const DELAI_PAGE = 10_000;

type Image = { data: Uint8ClampedArray; width: number; height: number; channels: 1 | 3 | 4 };

/** A4 at 300 points an inch: what is finer costs memory and reads no better. */
const POINTS_MAX = 12_000_000;

function chunk(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, "latin1"), contenu]);
  const cadre = Buffer.alloc(8);
  cadre.writeUInt32BE(contenu.length, 0);
  cadre.writeUInt32BE(crc32(corps), 4);
  return Buffer.concat([cadre.subarray(0, 4), corps, cadre.subarray(4)]);
}

const greyOf = ({ data, channels }: Image, place: number): number => {
  const [rouge = 0, vert = rouge, bleu = rouge] =
    channels === 1 ? [data[place]] : [data[place], data[place + 1], data[place + 2]];
  return Math.round(rouge * 0.3 + vert * 0.59 + bleu * 0.11);
};

/**
 * A grey PNG of the images of a page, one under the other: a scanner may cut a page into strips. Grey takes a third of the memory
 * of colours and is all that recognition needs, without the rules of the tables.
 */
function greyPng(images: Image[], regles: boolean): Buffer {
  const points = images.reduce((somme, { width, height }) => somme + width * height, 0);
  const pas = Math.max(1, Math.ceil(Math.sqrt(points / POINTS_MAX)));
  const large = Math.floor(Math.max(...images.map(({ width }) => width)) / pas);
  const hauteurs = images.map(({ height }) => Math.floor(height / pas));
  const haut = hauteurs.reduce((somme, hauteur) => somme + hauteur, 0);
  const lignes = Buffer.alloc((large + 1) * haut, 255);
  let rangee = 0;
  images.forEach((image, rang) => {
    const siennes = Math.floor(image.width / pas);
    for (let y = 0; y < (hauteurs[rang] ?? 0); y++, rangee++) {
      lignes[rangee * (large + 1)] = 0;
      for (let x = 0; x < siennes; x++)
        lignes[rangee * (large + 1) + 1 + x] = greyOf(image, (y * image.width + x) * pas * image.channels);
    }
  });
  if (!regles) eraseRules({ octets: lignes, debut: 1, pas: large + 1, large, haut });
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(large, 0);
  entete.writeUInt32BE(haut, 4);
  entete.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", entete),
    chunk("IDAT", deflateSync(lignes, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Strips as wide as the largest image belong to the page; a logo or a stamp beside it does not. */
async function pageImage(pdf: Pdf, numero: number, regles: boolean): Promise<Buffer | null> {
  const images = await extractImages(pdf, numero);
  const plusGrande = images.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!plusGrande) return null;
  return greyPng(
    images.filter(({ width }) => Math.abs(width - plusGrande.width) <= 2),
    regles,
  );
}

async function openRecognition() {
  const { createWorker } = await import("tesseract.js");
  const langue = dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/fra/package.json"));
  return createWorker("fra", 1, { langPath: join(langue, "4.0.0_best_int"), gzip: true, cacheMethod: "none" });
}

/** Ten seconds of work, not of waiting: on a busy machine a healthy page is not lost for having waited its turn. */
async function tooLong(signal: AbortSignal): Promise<null> {
  const [debut, cpu] = [performance.now(), process.cpuUsage()];
  while (!signal.aborted) {
    await setTimeout(100, undefined, { ref: false });
    const { user, system } = process.cpuUsage(cpu);
    if (isTooLong((user + system) / 1000, performance.now() - debut, DELAI_PAGE)) break;
  }
  return null;
}

/** The text layer of one page of a scan, if it has one: a page added by a signing service is no image. */
async function textLayer(pdf: Pdf, numero: number): Promise<string> {
  const { lignes } = compose(layPages([await readPage(pdf, numero)]));
  const texte = lignes.map((ligne) => ligne.texte).join("\n");
  return texte.replace(/\s/g, "").length < LETTRES_PAR_PAGE ? "" : texte;
}

const lost = (perdue: PagePerdue["raison"]): PageReconnue => ({ texte: "", perdue });
const given = (texte: string): PageReconnue => (texte.trim() === "" ? lost("sans-mots") : { texte, perdue: null });

type Lecteur = Awaited<ReturnType<typeof openRecognition>>;

async function readOne(pdf: Pdf, numero: number, lecteur: Lecteur): Promise<PageReconnue> {
  try {
    const texte = await textLayer(pdf, numero);
    if (texte !== "") return given(texte);
    const image = await pageImage(pdf, numero, false);
    if (!image) return lost("sans-image");
    const fini = new AbortController();
    const lu = await Promise.race([lecteur.recognize(image), tooLong(fini.signal)]).finally(() => fini.abort());
    return lu ? given(lu.data.text) : lost("trop-long");
  } catch {
    return lost("illisible"); // one page that breaks must not take the others with it
  }
}

/** A worker that was stopped in the middle of a page, or broke on it, serves no more. */
const serves = ({ perdue }: PageReconnue) => perdue !== "trop-long" && perdue !== "illisible";

async function recognise(chemin: string): Promise<{ pages: PageReconnue[] } | { refus: string }> {
  const pdf = await openPdf(readFileSync(chemin));
  if (typeof pdf === "string") return { refus: pdf };
  if (pdf.numPages > PAGES_MAX) return { refus: "trop-gros" };
  let lecteur = await openRecognition();
  const pages: PageReconnue[] = [];
  for (let numero = 1; numero <= pdf.numPages; numero++) {
    const lue = await readOne(pdf, numero, lecteur);
    if (!serves(lue)) {
      await lecteur.terminate();
      lecteur = await openRecognition();
    }
    pages.push(lue);
    process.stderr.write(`Page ${numero} sur ${pdf.numPages}\n`);
  }
  await lecteur.terminate();
  return { pages };
}

/** The image of one page, in base64. */
async function imageOf(chemin: string, numero: number): Promise<{ image: string } | { refus: string }> {
  const pdf = await openPdf(readFileSync(chemin));
  if (typeof pdf === "string") return { refus: pdf };
  const image = numero >= 1 && numero <= pdf.numPages ? await pageImage(pdf, numero, true) : null;
  return image ? { image: image.toString("base64") } : { refus: "introuvable" };
}

// pdf.js leaves rejections of its own that nobody awaits: on one damaged page they must not end the reading of the others.
process.on("unhandledRejection", () => undefined);
const [chemin = "", page] = process.argv.slice(2);
process.stdout.write(JSON.stringify(page ? await imageOf(chemin, Number(page)) : await recognise(chemin)));
