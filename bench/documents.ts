import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { getDocumentProxy } from "unpdf";
import type { Imprime } from "#commun/document.ts";
import { renderDocx } from "#platform/rendu/docx.ts";
import { renderPdf } from "#platform/rendu/typst.ts";
import { DocumentPage } from "#ui/document.tsx";
import { findBrowser } from "../tests/chromium.ts";
import { bilan, FICHES } from "./documents/bilan.ts";
import { type Figure, figure } from "./mesure.ts";

const TOURS = 5;

type Outil = { nom: string; faire: () => unknown; sortie: () => Uint8Array };

/**
 * The best of a few turns, one tool after the other in each: what else the machine does weighs on all alike. Between two of
 * them our compiler forgets the document it has just laid out: each turn is a first one.
 */
async function race(outils: readonly Outil[]): Promise<number[]> {
  const meilleurs = outils.map(() => Infinity);
  for (let tour = 0; tour < TOURS; tour += 1)
    for (const [rang, { faire }] of outils.entries()) {
      const debut = performance.now();
      await faire();
      meilleurs[rang] = Math.min(meilleurs[rang] ?? Infinity, performance.now() - debut);
      await setImmediate();
    }
  return meilleurs;
}

function runTool(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: "ignore" });
  if (error || status !== 0) throw new Error(`${command} n’a pas rendu de PDF`);
}

const FONTS = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/source-sans-3/package.json"));
const font = (path: string, weight: number) =>
  `@font-face{font-family:Source;font-weight:${weight};src:url(file://${join(FONTS, path)})}`;

/** Set as our pages are: same sheet, margins, fonts and sizes. A bare page would compare two different documents. */
const SET = `${font("400Regular/SourceSans3_400Regular.ttf", 400)}${font("600SemiBold/SourceSans3_600SemiBold.ttf", 600)}
@page{size:A4;margin:22mm 24mm 24mm}
body{font:10.5pt/1.45 Source}
h2,h3,h4,caption{break-after:avoid;font-weight:600}
table{width:100%;border-collapse:collapse;font-size:9.2pt;line-height:1.3;hyphens:auto}
th,td{padding:4.5pt 5pt;border-bottom:.5pt solid #d5d6d8;text-align:left;vertical-align:top}
tr{break-inside:avoid}`;

const printHtml = (page: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Bilan</title><style>${SET}</style>${page}</html>`;

const pagesOf = async (octets: Uint8Array) => (await getDocumentProxy(new Uint8Array(octets))).numPages;

async function office(document: Imprime, folder: string): Promise<Outil[]> {
  if (spawnSync("soffice", ["--version"]).error) return [];
  writeFileSync(join(folder, "bilan.docx"), await renderDocx(document));
  const profile = `-env:UserInstallation=file://${join(folder, "profil")}`;
  const args = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "bilan.docx")];
  const sortie = () => readFileSync(join(folder, "bilan.pdf"));
  return [{ nom: "LibreOffice, docx en PDF", faire: () => runTool("soffice", args), sortie }];
}

function browser(document: Imprime, folder: string): Outil[] {
  const chromium = findBrowser();
  if (!chromium) return [];
  const [page, fichier] = [join(folder, "bilan.html"), join(folder, "chromium.pdf")];
  writeFileSync(page, printHtml(String(DocumentPage({ imprime: document }))));
  const args = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "navigateur")}`];
  args.push("--generate-pdf-document-outline");
  const faire = () => runTool(chromium, [...args, `--print-to-pdf=${fichier}`, `file://${page}`]);
  return [{ nom: `Chromium (${basename(chromium)}), impression en PDF`, faire, sortie: () => readFileSync(fichier) }];
}

async function measure(outils: readonly Outil[]): Promise<Figure[]> {
  const [typst = Infinity, ...autres] = await race(outils);
  const pages = await Promise.all(outils.map(({ sortie }) => pagesOf(sortie())));
  return [
    figure("documents", `Typst, bilan de ${FICHES} fiches en PDF/UA-1, ${pages[0]} pages`, [typst, "ms"]),
    ...outils
      .slice(1)
      .flatMap(({ nom }, rang) => [
        figure("documents", `${nom}, ${pages[rang + 1]} pages`, [autres[rang] ?? Number.NaN, "ms"]),
        figure("documents", `${nom} / Typst`, [(autres[rang] ?? Number.NaN) / typst, "fois"], { min: 5 }),
      ]),
  ];
}

/** A bilan of 48 fiches as a PDF: ours, and what the two usual tools take for the same content, in the same run. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-documents-"));
  const document = bilan();
  let fait = new Uint8Array();
  const faire = () => {
    fait = new Uint8Array(renderPdf(document) ?? []);
  };
  try {
    faire();
    await setImmediate();
    if (fait.length === 0) return [];
    const typst = { nom: "Typst", faire, sortie: () => fait };
    return await measure([typst, ...(await office(document, folder)), ...browser(document, folder)]);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}
