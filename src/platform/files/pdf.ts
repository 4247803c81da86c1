import { type Refus, refus } from "#commun/refus.ts";
import { compose } from "./composition.ts";
import type { Contenu, PagePerdue } from "./model.ts";
import { layPages } from "./pdf-mise.ts";
import { openPdf, type Page, readPage } from "./pdf-page.ts";

const PAGES_MAX = 1000;

type RefusPdf = Refus<"chiffre" | "tronque" | "numerise" | "trop-gros">;

/** Below this, a page has no text layer: a number at most. */
export const LETTRES_PAR_PAGE = 8;

const lettersOf = ({ bouts }: Page): number => bouts.reduce((total, { texte }) => total + texte.trim().length, 0);

const overlook = () => undefined;

/**
 * Reads the text layer of a PDF: lines in reading order, and the cells of its ruled or aligned tables. On a damaged file pdf.js
 * leaves promises of its own rejected that nobody awaits: what it answers is enough, and they must not end the process.
 */
export async function readPdf(octets: Uint8Array): Promise<Contenu | RefusPdf> {
  process.on("unhandledRejection", overlook);
  try {
    return await readText(octets);
  } finally {
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", overlook);
  }
}

async function readText(octets: Uint8Array): Promise<Contenu | RefusPdf> {
  const pdf = await openPdf(octets);
  if (typeof pdf === "string") return refus(pdf);
  try {
    if (pdf.numPages > PAGES_MAX) return refus("trop-gros");
    const pages: Page[] = [];
    for (let numero = 1; numero <= pdf.numPages; numero++) pages.push(await readPage(pdf, numero));
    const lettres = pages.reduce((somme, page) => somme + lettersOf(page), 0);
    if (lettres < pages.length * LETTRES_PAR_PAGE) return refus("numerise");
    const pagesPerdues = pages.flatMap((page, rang): PagePerdue[] =>
      page.illustree && lettersOf(page) < LETTRES_PAR_PAGE ? [{ page: rang + 1, raison: "image-seule" }] : [],
    );
    return { ...compose(layPages(pages)), pagesPerdues };
  } catch {
    return refus("tronque");
  } finally {
    await pdf.loadingTask.destroy();
  }
}
