import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import type { Imprime } from "#commun/document.ts";
import { blocsPlan } from "#domaines/plan/document.ts";
import type { Fiche, Noeud } from "#domaines/plan/model.ts";
import { compose } from "#platform/rendu/composition.ts";
import { renderDocx } from "#platform/rendu/docx.ts";
import { renderPdf } from "#platform/rendu/typst.ts";
import { DocumentPage } from "#ui/document.tsx";
import { findBrowser } from "../tests/chromium.ts";
import { type Figure, figure } from "./mesure.ts";

const FICHES = 48;
const AXES = 6;
const TOURS = 3;

const phrase = (rang: number, mots: number) =>
  Array.from({ length: mots }, (_, place) => MOTS[(rang * 7 + place * 3) % MOTS.length]).join(" ");

const MOTS =
  "le relais accueille chaque semaine des familles du territoire et leurs enfants dans un lieu commun où agents élus et bénévoles préparent ensemble les projets de la rentrée avec les communes voisines puis en rendent compte au comité".split(
    " ",
  );

const noeud = (rang: number): Noeud => ({
  id: `n${rang}`,
  convention: "c",
  parent: null,
  genre: "axe",
  code: `${rang + 1}`,
  libelle: `Axe ${rang + 1} : ${phrase(rang, 6)}`,
  impacts: [],
  ordre: rang,
});

/** A fiche as long as the fullest ones that conventions hold: a page, one in four a little more. */
const fiche = (rang: number): Fiche =>
  ({
    id: `f${rang}`,
    reference: `F${rang + 1}`,
    titre: `Fiche ${rang + 1} : ${phrase(rang, 7)}`,
    noeuds: [`n${rang % AXES}`],
    priorite: null,
    diagnosticInitial: phrase(rang, 40),
    forces: [],
    faiblesses: [],
    finalite: rang % 4 ? null : phrase(rang, 160),
    objectifsOperationnels: [1, 2, 3].map((pas) => phrase(rang + pas, 13)),
    description: phrase(rang, 40),
    publicCible: [phrase(rang, 3), phrase(rang + 1, 3)],
    methodologie: null,
    modalites: [1, 2, 3].map((pas) => phrase(rang + pas, 12)),
    echeances: [{ debut: "2026", fin: "2028", texte: null }],
    moyens: [phrase(rang, 9)],
    resultatsAttendus: [1, 2, 3].map((pas) => phrase(rang + pas, 10)),
    indicateurs: [1, 2, 3].map((pas) => ({ libelle: phrase(rang + pas, 6), nature: "quantitatif" as const })),
    pointsVigilance: [],
    budget: { statut: "À compléter", montantCentimes: 1_250_000, texte: null },
    territoiresCibles: [phrase(rang, 3)],
    champs: ["Petite enfance"],
    specificitesAo: [],
    contratsLies: [],
    actionsLiees: [],
    autres: {},
    pilotes: [{ acteur: "1", libelle: phrase(rang, 3) }],
    partenaires: [1, 2, 3].map((pas) => ({ acteur: `${pas}`, libelle: phrase(rang + pas, 3) })),
  }) as unknown as Fiche;

const imprime = (): Imprime =>
  compose({
    titre: "Plan d’actions",
    auteur: "Essai",
    date: "2026-11-21",
    perimetre: "Un territoire inventé",
    sources: [],
    logos: [],
    sommaire: true,
    blocs: blocsPlan(
      Array.from({ length: AXES }, (_, rang) => noeud(rang)),
      Array.from({ length: FICHES }, (_, rang) => fiche(rang)),
    ),
  });

type Outil = { nom: string; faire: () => unknown; sortie: () => Uint8Array };

/** The best of a few turns, one tool after the other in each: what else the machine does weighs on all alike. */
async function race(outils: readonly Outil[]): Promise<number[]> {
  const meilleurs = outils.map(() => Infinity);
  for (let tour = 0; tour < TOURS; tour += 1)
    for (const [rang, { faire }] of outils.entries()) {
      const debut = performance.now();
      await faire();
      meilleurs[rang] = Math.min(meilleurs[rang] ?? Infinity, performance.now() - debut);
    }
  return meilleurs;
}

function runTool(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: "ignore" });
  if (error || status !== 0) throw new Error(`${command} n’a pas rendu de PDF`);
}

const printHtml = (page: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Plan</title><style>@page{size:A4;margin:22mm}body{font:11pt sans-serif}h3{break-before:page}</style>${page}</html>`;

const pagesOf = async (octets: Uint8Array) => (await getDocumentProxy(new Uint8Array(octets))).numPages;

async function office(document: Imprime, folder: string): Promise<Outil[]> {
  if (spawnSync("soffice", ["--version"]).error) return [];
  writeFileSync(join(folder, "plan.docx"), await renderDocx(document));
  const profile = `-env:UserInstallation=file://${join(folder, "profil")}`;
  const args = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "plan.docx")];
  const sortie = () => readFileSync(join(folder, "plan.pdf"));
  return [{ nom: "LibreOffice, docx en PDF", faire: () => runTool("soffice", args), sortie }];
}

function browser(document: Imprime, folder: string): Outil[] {
  const chromium = findBrowser();
  if (!chromium) return [];
  const [page, fichier] = [join(folder, "plan.html"), join(folder, "chromium.pdf")];
  writeFileSync(page, printHtml(String(DocumentPage({ imprime: document }))));
  const args = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "navigateur")}`];
  const faire = () => runTool(chromium, [...args, `--print-to-pdf=${fichier}`, `file://${page}`]);
  return [{ nom: "Chromium, impression en PDF", faire, sortie: () => readFileSync(fichier) }];
}

async function measure(outils: readonly Outil[]): Promise<Figure[]> {
  const [typst = Infinity, ...autres] = await race(outils);
  const pages = await Promise.all(outils.map(({ sortie }) => pagesOf(sortie())));
  return [
    figure("documents", `Typst, PDF/UA-1 de ${FICHES} fiches, ${pages[0]} pages`, [typst, "ms"]),
    ...outils
      .slice(1)
      .flatMap(({ nom }, rang) => [
        figure("documents", `${nom}, ${pages[rang + 1]} pages`, [autres[rang] ?? Number.NaN, "ms"]),
        figure("documents", `${nom} / Typst`, [(autres[rang] ?? Number.NaN) / typst, "fois"], { min: 5 }),
      ]),
  ];
}

/** A plan of 48 fiches as a PDF: ours, and what the two usual tools take for the same content, in the same run. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-documents-"));
  const document = imprime();
  let fait = new Uint8Array();
  const faire = () => {
    fait = new Uint8Array(renderPdf(document) ?? []);
  };
  try {
    faire();
    if (fait.length === 0) return [];
    const typst = { nom: "Typst", faire, sortie: () => fait };
    return await measure([typst, ...(await office(document, folder)), ...browser(document, folder)]);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}
