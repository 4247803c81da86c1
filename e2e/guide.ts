import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { enTexte } from "./convention.ts";
import { launch } from "./browser.ts";
import { cliquer, entrer } from "./parcours/scene.ts";
import { startSite } from "./server.ts";

/** The pictures of docs/guide, made again by `node e2e/guide.ts [word of the names wanted]`: always the same day, the same invented people. */
const FOLDER = join(import.meta.dirname, "../docs/guide/images");
const WIDTH = 1100;
const HEAVIEST = 120_000;

const ICI = "/conventions/ctg-trois-rivieres";
const LA = "/espaces/trois-rivieres";
type Picture = { nom: string; qui: string | null; height?: number; montrer: (page: Page) => Promise<unknown> };

/** Opens the first import of the journeys' convention, as read. */
async function deposer(page: Page): Promise<void> {
  await page.goto(`${ICI}/imports`);
  await page.getByLabel(/^Le fichier de la convention/).setInputFiles(enTexte(1));
  await cliquer(page, "Lire ce fichier");
}

/** Opens the last commission, as whoever prepares it sees it. */
async function commission(page: Page): Promise<void> {
  await page.goto(`${LA}/commissions`);
  await page.locator("main tbody a").first().click();
}

const PICTURES: readonly Picture[] = [
  { nom: "connexion", qui: null, height: 760, montrer: (page) => page.goto("/connexion") },
  { nom: "tableau", qui: "Nadège Aubrac", montrer: (page) => page.goto(`${ICI}/plan/tableau`) },
  { nom: "cartes", qui: "Nadège Aubrac", montrer: (page) => page.goto(`${ICI}/plan/cartes?par=priorite`) },
  {
    nom: "fiche",
    qui: "Nadège Aubrac",
    height: 580,
    montrer: async (page) => {
      await page.goto(`${ICI}/plan/tableau`);
      await page.locator("tbody th a").first().click();
    },
  },
  { nom: "revue", qui: "Nadège Aubrac", height: 640, montrer: deposer },
  {
    nom: "revue-fiche",
    qui: "Nadège Aubrac",
    montrer: async (page) => {
      await page.goto(`${ICI}/imports`);
      await page.locator("tbody a").first().click();
      await page.locator("tbody th a").first().click();
    },
  },
  {
    nom: "bilan",
    qui: "Nadège Aubrac",
    height: 500,
    montrer: (page) => page.goto(`${ICI}/bilans/bilan-demonstration`),
  },
  {
    nom: "bilan-notes",
    qui: "Hervé Lacombe",
    montrer: (page) => page.goto(`${ICI}/bilans/bilan-demonstration/notes`),
  },
  {
    nom: "campagne",
    qui: "Nadège Aubrac",
    height: 620,
    montrer: async (page) => {
      await page.goto(`${ICI}/suivi/campagnes`);
      await page.locator("tbody a").first().click();
    },
  },
  {
    nom: "campagne-reponse",
    qui: "Nadège Aubrac",
    montrer: async (page) => {
      await page.goto(`${ICI}/suivi/campagnes`);
      await page.locator("tbody a").first().click();
      await page.getByRole("link", { name: "À valider" }).click();
      await page.locator("tbody th a").first().click();
    },
  },
  { nom: "mes-fiches", qui: "Samira Delorme", montrer: (page) => page.goto(`${ICI}/reponses`) },
  { nom: "mouvements", qui: "Nadège Aubrac", montrer: (page) => page.goto(`${ICI}/suivi/mouvements`) },
  { nom: "demandes", qui: "Maud Kerbrat", height: 620, montrer: (page) => page.goto(`${LA}/guichet`) },
  { nom: "structure", qui: "Inès Fontanel", height: 620, montrer: (page) => page.goto(`${LA}/guichet`) },
  { nom: "copil", qui: "Nadège Aubrac", height: 640, montrer: (page) => page.goto(`${ICI}/instances`) },
  {
    nom: "acteur",
    qui: "Nadège Aubrac",
    montrer: async (page) => {
      await page.goto(`${LA}/acteurs`);
      await page.getByRole("link", { name: "Centre social" }).first().click();
    },
  },
  { nom: "statistiques", qui: "Nadège Aubrac", height: 640, montrer: (page) => page.goto(`${LA}/statistiques`) },
  { nom: "carte", qui: "Nadège Aubrac", height: 680, montrer: (page) => page.goto(`${LA}/observatoire/cartes`) },
  { nom: "texte", qui: "Nadège Aubrac", height: 640, montrer: (page) => page.goto(`${ICI}/texte`) },
  { nom: "commission", qui: "Maud Kerbrat", height: 640, montrer: commission },
  { nom: "mes-conventions", qui: "Catherine Roussel", height: 640, montrer: (page) => page.goto("/") },
  { nom: "ensemble", qui: "Catherine Roussel", montrer: (page) => page.goto("/plan/tableau") },
  { nom: "journal", qui: "Yann Prigent", height: 620, montrer: (page) => page.goto(`${LA}/journal`) },
  { nom: "administration", qui: "Odile Ferrand", height: 620, montrer: (page) => page.goto("/administration") },
];

const wanted = process.argv.slice(2);
const isWanted = ({ nom }: Picture) => wanted.length === 0 || wanted.some((word) => nom.includes(word));

const browser = await launch();
if (!browser) throw new Error("Aucun Chromium sur cette machine : chromium dans le PATH, ou CHROMIUM=chemin.");
mkdirSync(FOLDER, { recursive: true });
const site = await startSite();
const heavy: string[] = [];
try {
  for (const { nom, qui, height = 720, montrer } of PICTURES.filter(isWanted)) {
    const { page, context } = await browser.open(site.url, { width: WIDTH, height });
    if (qui) await entrer(page, qui);
    await montrer(page);
    const path = join(FOLDER, `${nom}.png`);
    await page.screenshot({ path });
    const { size } = statSync(path);
    process.stdout.write(`${nom}.png, ${Math.round(size / 1000)} ko\n`);
    if (size > HEAVIEST) heavy.push(nom);
    await context.close();
  }
} finally {
  await site.close();
  await browser.close();
}
if (heavy.length > 0) throw new Error(`Trop lourdes pour le guide : ${heavy.join(", ")}.`);
